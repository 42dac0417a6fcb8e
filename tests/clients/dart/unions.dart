import 'package:unions/unions.dart';

import 'harness.dart';

UnionsApi client(String base) => UnionsClient(baseUrl: base).unions;

Future<void> main(List<String> arguments) => run(arguments, {
  'Tagged': (base) async {
    final cat = (await client(base).echoPet(body: const PetCat(Cat(kind: 'feline', name: 'a', lives: 9)))).orThrow;
    final dog = PetDog(const Dog(kind: DogKind.wolf, name: 'b', barks: false));
    equal(cat, const PetCat(Cat(kind: 'feline', name: 'a', lives: 9)));
    switch ((await client(base).echoPet(body: dog)).orThrow) {
      case PetDog(value: Dog(kind: DogKind.wolf, :final barks)):
        equal(barks, false);
      case PetCat() || PetDog() || PetUnknown():
        throw StateError('no wolf');
    }
  },
  'An unknown tag': (base) async {
    final pets = (await client(base).listPets()).orThrow;
    holds(pets.first is PetDog, '${pets.first}');
    holds(pets.last is PetUnknown, '${pets.last}');
    equal(pets.last.value, {
      'kind': 'parrot',
      'name': 'd',
      'words': ['hello'],
    });
  },
  'An unknown member goes back unchanged': (base) async {
    final pet = (await client(base).listPets()).orThrow.single;
    equal(pet.toJson(), {
      'kind': 'parrot',
      'words': ['x'],
      'n': 1.5,
    });
  },
  'Without the tag': (base) async => holds((await client(base).listPets()).orThrow.single is PetUnknown, 'unknown'),
  'A union with more beside it': (base) async {
    final pets = (await client(base).listChipped()).orThrow;
    final chips = [
      for (final pet in pets)
        switch (pet) {
          ListChippedResponseItemCatVariant(:final value) => 'cat ${value.chip}',
          ListChippedResponseItemDogVariant(:final value) => 'dog ${value.chip}',
          ListChippedResponseItemUnknown() => 'unknown',
        },
    ];
    equal(chips, ['cat c1', 'dog c2']);
  },
  'Untagged': (base) async {
    const circle = ShapeCircleVariant(ShapeCircle(radius: 2));
    equal((await client(base).echoShape(body: circle)).orThrow, circle);
    const box = ShapeBoxVariant(ShapeBox(width: 1.5, height: 3, label: 'h'));
    equal((await client(base).echoShape(body: box)).orThrow, box);
  },
  'Untagged and unknown': (base) async {
    final shape = (await client(base).echoShape(body: const ShapeCircleVariant(ShapeCircle(radius: 1)))).orThrow;
    holds(shape is ShapeUnknown, '$shape');
    equal(shape.toJson(), {'sides': 5});
  },
  'Tag in a base': (base) async {
    const car = VehicleCarVariant(VehicleCar(type: 'car', wheels: 4, doors: 5));
    final bike = (await client(base).echoVehicle(body: car)).orThrow;
    equal(bike, const VehicleBikeVariant(VehicleBike(type: 'bike', wheels: 2, bell: true)));
  },
  'Scalars among objects': (base) async {
    const values = [
      ScalarString('a'),
      ScalarInteger(1),
      ScalarBoolean(false),
      ScalarListOfString(['b']),
      ScalarCat(Cat(kind: 'feline', name: 'i')),
    ];
    for (final value in values) {
      equal((await client(base).echoScalar(body: value)).orThrow, value);
    }
  },
  'A union in a union': (base) async {
    final dog = (await client(base).getNested()).orThrow;
    equal(dog, const NestedPet(PetDog(Dog(kind: DogKind.canine, name: 'j', barks: true))));
    equal((await client(base).getNested()).orThrow, const NestedScalar(ScalarInteger(7)));
    equal((await client(base).getNested()).orThrow, null);
  },
  'Told by a constant': (base) async {
    final opened = (await client(base).getEvent()).orThrow;
    equal(opened, const EventOpenedVariant(EventOpened(by: 'k')));
    final merged = (await client(base).getEvent()).orThrow;
    holds(merged is EventUnknown, '$merged');
    equal(merged.toJson(), {'type': 'merged', 'into': 'l'});
  },
  'Unions that hold each other': (base) async {
    final filters = (await client(base).listFilters()).orThrow;
    equal(filters.first, const FilterString('a'));
    equal(filters[1], const FilterListOfGroup([GroupString('b'), GroupListOfGroup([])]));
    holds(filters.last is FilterUnknown, '${filters.last}');
    equal(filters.last.toJson(), {'not': 'c'});
  },
});
