//! Whether a contract is sound, and whether it follows the style of its house.
