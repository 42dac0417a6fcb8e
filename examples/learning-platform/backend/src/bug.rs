//! Bugs as refactorings bring them in. Each breaks a consumer in silence: the backend itself is well.

/// What is wrong with the backend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Bug {
    /// Courses have no `level` any more
    MissingField,
    /// The amount of a price is a text
    WrongType,
    /// An archived course is called `retired`, which no consumer knows
    UnknownValue,
    /// Enrolling answers 200 instead of 201
    WrongStatus,
    /// Problems are written as `application/json`
    WrongHeader,
    /// Lists end after their first page
    Pagination,
    /// Nobody asks for a token
    Auth,
    /// The graph has no `instructorName` any more, which was only deprecated
    GraphqlField,
    /// Reading a course takes half a minute
    Slow,
}
