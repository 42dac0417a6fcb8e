use std::time::{Duration, Instant};

use similar::TextDiff;

/// How long one file may be compared: past it the difference is cruder, and as right.
const PATIENCE: Duration = Duration::from_millis(400);

/// The unified difference from what lies on disk to what would be written there.
pub fn unified(path: &str, on_disk: &str, generated: &str) -> String {
    let deadline = Instant::now() + PATIENCE;
    let on_disk = if generated.contains('\r') { on_disk.to_owned() } else { on_disk.replace("\r\n", "\n") };
    TextDiff::configure()
        .deadline(deadline)
        .diff_lines(on_disk.as_str(), generated)
        .unified_diff()
        .context_radius(3)
        .header(&format!("{path} (on disk)"), &format!("{path} (generated)"))
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_difference_says_which_side_is_which_and_ignores_the_ends_of_lines() {
        let text = unified("a.ts", "one\r\ntwo\r\n", "one\n2\n");
        assert_eq!(text, "--- a.ts (on disk)\n+++ a.ts (generated)\n@@ -1,2 +1,2 @@\n one\n-two\n+2\n");
        assert_eq!(unified("a.ts", "one\r\n", "one\n"), "");
    }
}
