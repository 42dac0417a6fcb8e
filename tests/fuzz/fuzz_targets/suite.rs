#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| accordant_tests::fuzz::run("suite", bytes));
