// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

/// A day of the calendar without a time and without a time zone (RFC 3339,
/// `full-date`): it is the same day everywhere.
final class Date implements Comparable<Date> {
  const Date(this.year, [this.month = 1, this.day = 1]);

  /// The day that [time] shows in its own time zone.
  Date.of(DateTime time)
    : year = time.year,
      month = time.month,
      day = time.day;

  final int year;
  final int month;
  final int day;

  static final RegExp _form = RegExp(r'^(\d{4})-(\d{2})-(\d{2})$');

  /// The day that [text] (`2024-02-29`) names, or null where it names none.
  static Date? tryParse(String text) {
    final match = _form.firstMatch(text);
    if (match == null) return null;
    final date = Date(
      int.parse(match[1]!),
      int.parse(match[2]!),
      int.parse(match[3]!),
    );
    return Date.of(date.toDateTime()) == date ? date : null;
  }

  /// The beginning of the day in UTC.
  DateTime toDateTime() => DateTime.utc(year, month, day);

  @override
  int compareTo(Date other) => toDateTime().compareTo(other.toDateTime());

  @override
  bool operator ==(Object other) =>
      other is Date &&
      other.year == year &&
      other.month == month &&
      other.day == day;

  @override
  int get hashCode => Object.hash(year, month, day);

  @override
  String toString() =>
      '${'$year'.padLeft(4, '0')}-${'$month'.padLeft(2, '0')}-'
      '${'$day'.padLeft(2, '0')}';
}
