import { equal, holds, run } from './harness.js';
import * as api from './unions/src/index.js';

function sdk(base: string): api.UnionsApi {
  return new api.Sdk({ baseUrl: base }).unions;
}

/** What a pet is, as far as the document knows; no cast is needed anywhere. */
function told(pet: api.Pet): unknown {
  switch (pet.kind) {
    case 'feline':
      return ['cat', pet.name, pet.lives];
    case 'canine':
    case 'wolf':
      return ['dog', pet.name, pet.barks];
    default:
      return ['unknown', pet];
  }
}

await run({
  Tagged: async (base) => {
    equal(told(await sdk(base).echoPet({ body: { kind: 'feline', name: 'a', lives: 9 } })), ['cat', 'a', 9]);
    equal(told(await sdk(base).echoPet({ body: { kind: 'wolf', name: 'b', barks: false } })), ['dog', 'b', false]);
  },
  'An unknown tag': async (base) => {
    const pets = await sdk(base).listPets();
    equal(pets.map(told), [['dog', 'c', true], ['unknown', { kind: 'parrot', name: 'd', words: ['hello'] }]]);
  },
  'An unknown member goes back unchanged': async (base) => {
    const [pet] = await sdk(base).listPets();
    equal(pet, { kind: 'parrot', words: ['x'], n: 1.5 });
  },
  'Without the tag': async (base) => {
    const pets = await sdk(base).listPets();
    equal(pets.map(told), [['unknown', { name: 'e' }]]);
  },
  'A union with more beside it': async (base) => {
    const pets = await sdk(base).listChipped();
    equal(
      pets.map((pet) => [pet.kind === 'feline' ? 'cat' : 'other', pet.chip]),
      [['cat', 'c1'], ['other', 'c2']],
    );
  },
  Untagged: async (base) => {
    const circle = await sdk(base).echoShape({ body: { radius: 2 } });
    holds('radius' in circle, 'a circle');
    equal(circle.radius, 2);
    const box = await sdk(base).echoShape({ body: { width: 1.5, height: 3, label: 'h' } });
    holds('width' in box, 'a box');
    equal([box.width, box.height, box.label], [1.5, 3, 'h']);
  },
  'Untagged and unknown': async (base) => {
    const shape: unknown = await sdk(base).echoShape({ body: { radius: 1 } });
    equal(shape, { sides: 5 });
  },
  'Tag in a base': async (base) => {
    const bike = await sdk(base).echoVehicle({ body: { type: 'car', wheels: 4, doors: 5 } });
    if (bike.type !== 'bike') throw new Error('a bike');
    equal([bike.wheels, bike.bell], [2, true]);
  },
  'Scalars among objects': async (base) => {
    const values: api.Scalar[] = ['a', 1, false, ['b'], { kind: 'feline', name: 'i' }];
    for (const value of values) equal(await sdk(base).echoScalar({ body: value }), value);
  },
  'A union in a union': async (base) => {
    const first: unknown = await sdk(base).getNested();
    equal(first, { kind: 'canine', name: 'j', barks: true });
    equal(await sdk(base).getNested(), 7);
    equal(await sdk(base).getNested(), null);
  },
  'Told by a constant': async (base) => {
    const opened = await sdk(base).getEvent();
    if (opened.type !== 'opened') throw new Error('opened');
    equal(opened.by, 'k');
    const other = await sdk(base).getEvent();
    if (other.type === 'opened' || other.type === 'closed') throw new Error('neither');
    equal(other, { type: 'merged', into: 'l' });
  },
  'Unions that hold each other': async (base) => {
    const told = (filter: api.Filter): unknown => (typeof filter === 'string' ? filter : filter.map(told));
    const filters = await sdk(base).listFilters();
    equal(filters.slice(0, 2).map(told), ['a', ['b', []]]);
    const last: unknown = filters[2];
    equal(last, { not: 'c' });
  },
});
