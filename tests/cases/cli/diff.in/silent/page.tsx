const query = gql`query { products { id } }`;
