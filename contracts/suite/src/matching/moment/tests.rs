use super::*;

fn matches(format: &str, text: &str) -> bool {
    let format = Format::new(Kind::Datetime, Some(format));
    assert_eq!(format.fault(), None, "{}", format.text());
    format.matches(text)
}

#[test]
fn letters_read_what_they_stand_for() {
    for (format, good, bad) in [
        ("yyyy-MM-dd", vec!["2024-02-29", "1999-12-31", "2024-2-1", "24-02-29"], vec!["2024/02/29", "2024-02", "x"]),
        ("dd/MM/yyyy", vec!["29/02/2024"], vec!["31/04/2024", "29/02/2023", "00/01/2024", "01/13/2024"]),
        ("HH:mm:ss", vec!["00:00:00", "23:59:59", "1:2:3"], vec!["24:00:00", "12:60:00", "12:00", "12:00:00 "]),
        ("hh:mm a", vec!["12:30 AM", "1:05 pm"], vec!["13:00 AM", "0:30 AM", "12:30"]),
        ("kk", vec!["24", "1"], vec!["0", "25"]),
        ("KK", vec!["0", "11"], vec!["12"]),
        ("yyyy-MM-dd'T'HH:mm:ss", vec!["2024-02-29T12:00:00"], vec!["2024-02-29 12:00:00", "2024-02-29"]),
        (
            "yyyy-MM-dd'T'HH:mm:ssXXX",
            vec!["2024-02-29T12:00:00Z", "2024-02-29T12:00:00+01:00", "2024-02-29T12:00:00-11:30"],
            vec!["2024-02-29T12:00:00", "2024-02-29T12:00:00+0100", "2024-02-29T12:00:00+01"],
        ),
        ("HH:mm:ss.SSS", vec!["12:00:00.123", "12:00:00.1"], vec!["12:00:00", "12:00:00.1234", "12:00:00."]),
        ("HH:mmx", vec!["12:00+01", "12:00+0130"], vec!["12:00Z", "12:00"]),
        ("HH:mmZ", vec!["12:00+0100"], vec!["12:00+01:00", "12:00Z"]),
        ("HH:mm ZZZZ", vec!["12:00 GMT+01:00", "12:00 GMT"], vec!["12:00 +01:00"]),
        ("HH:mm O", vec!["12:00 GMT+1", "12:00 UTC"], vec!["12:00 +1"]),
        ("HH:mm z", vec!["12:00 PST", "12:00 CET"], vec!["12:00 pst", "12:00 "]),
        ("VV", vec!["Europe/Berlin", "America/Argentina/Buenos_Aires", "Z", "+01:00"], vec!["berlin", ""]),
        ("d MMM yyyy", vec!["3 Jan 2024", "29 feb 2024"], vec!["30 Feb 2024", "3 January 2024", "3 1 2024"]),
        ("MMMM d", vec!["January 3", "february 29"], vec!["Jan 3", "February 30"]),
        ("EEE, d MMM", vec!["Mon, 3 Jan"], vec!["Monday, 3 Jan", "Xyz, 3 Jan"]),
        ("EEEE", vec!["Monday"], vec!["Mon"]),
        ("yy", vec!["24", "4"], vec!["2024", ""]),
        ("D", vec!["1", "366"], vec!["0", "367"]),
        ("QQQ", vec!["Q1"], vec!["Q5", "1"]),
        ("G", vec!["AD", "bc"], vec!["XX"]),
        ("h 'o''clock'", vec!["3 o'clock"], vec!["3 oclock"]),
        ("HH:mm[:ss]", vec!["12:00", "12:00:30"], vec!["12:00:", "12:00:61"]),
        ("''yy", vec!["'24"], vec!["24"]),
    ] {
        for text in good {
            assert!(matches(format, text), "{format} takes {text:?}");
        }
        for text in bad {
            assert!(!matches(format, text), "{format} refuses {text:?}");
        }
    }
}

#[test]
fn no_format_is_iso_8601() {
    for (kind, good, bad) in [
        (Kind::Date, vec!["2024-02-29"], vec!["29.02.2024", "2024-02-29T00:00:00Z"]),
        (Kind::Time, vec!["12:00:00", "12:00:00.5"], vec!["12:00"]),
        (Kind::Datetime, vec!["2024-02-29T12:00:00Z", "2024-02-29T12:00:00.123+01:00"], vec!["2024-02-29T12:00:00"]),
    ] {
        for format in [None, Some("")] {
            let format = Format::new(kind, format);
            assert!(good.iter().all(|text| format.matches(text)), "{kind:?}");
            assert!(!bad.iter().any(|text| format.matches(text)), "{kind:?}");
        }
    }
}

#[test]
fn a_format_that_cannot_be_read_says_why() {
    for (format, why) in [
        ("yyyy-bb", "`b` is no letter of a date or time"),
        ("yyyy'", "a quote is never closed"),
        ("[yyyy", "`[` is never closed"),
        ("yyyy]", "`]` closes nothing"),
        ("{yyyy}", "`{` is reserved"),
        ("ddd", "`d` is repeated 3 times, at most 2 are read"),
    ] {
        let format = Format::new(Kind::Date, Some(format));
        assert_eq!(format.fault(), Some(why));
        assert!(!format.matches("2024"));
    }
}

/// 2000-01-01T10:00:00Z, a Saturday.
const NOW: i64 = 946_720_800;

#[test]
fn moments_are_written_as_they_are_read() {
    let moment = Civil::from_seconds(NOW + 3_723);
    for (format, written) in [
        ("yyyy-MM-dd'T'HH:mm:ssXXX", "2000-01-01T11:02:03Z"),
        ("d MMM yy", "1 Jan 00"),
        ("EEEE, MMMM d", "Saturday, January 1"),
        ("hh:mm a", "11:02 AM"),
        ("HH:mm:ss.SSSx", "11:02:03.000+00"),
        ("DDD e Q kk", "001 6 1 11"),
    ] {
        let format = Format::new(Kind::Datetime, Some(format));
        assert_eq!(format.write(&moment), written);
        assert!(format.matches(written), "{written}");
    }
    for kind in [Kind::Date, Kind::Time, Kind::Datetime] {
        let format = Format::new(kind, None);
        assert!(format.matches(&format.write(&moment)), "{kind:?}");
    }
}

#[test]
fn days_and_seconds_lead_back_to_each_other() {
    for seconds in (-62_135_596_800..253_402_300_799).step_by(987_654_321) {
        assert_eq!(Civil::from_seconds(seconds).seconds(), seconds);
    }
    let leap = Civil::from_seconds(951_782_400);
    assert_eq!((leap.year, leap.month, leap.day, leap.weekday(), leap.day_of_year()), (2000, 2, 29, 2, 60));
}

#[test]
fn expressions_move_the_moment() {
    let format = Format::new(Kind::Datetime, Some("yyyy-MM-dd HH:mm:ss"));
    for (expression, expected) in [
        ("", "2000-01-01 10:00:00"),
        ("yesterday", "1999-12-31 10:00:00"),
        ("+ 1 week", "2000-01-08 10:00:00"),
        ("tomorrow+ 4 years", "2004-01-02 10:00:00"),
        ("last month", "1999-12-01 10:00:00"),
        ("next fortnight", "2000-01-15 10:00:00"),
        ("next monday", "2000-01-03 10:00:00"),
        ("last wed", "1999-12-29 10:00:00"),
        ("next sat", "2000-01-08 10:00:00"),
        ("last december + 2 weeks + 4 days", "1999-12-19 10:00:00"),
        ("next jan", "2001-01-01 10:00:00"),
        ("@ midnight+ 4 minutes", "2000-01-01 00:04:00"),
        ("@ 2 o'clock", "2000-01-01 14:00:00"),
        ("@ 12 o'clock am", "2000-01-01 00:00:00"),
        ("yesterday @ midnight - 1 hour", "1999-12-30 23:00:00"),
        ("last month @ last hour", "1999-12-01 09:00:00"),
        ("+ 1 month", "2000-02-01 10:00:00"),
    ] {
        let moment = moved(Civil::from_seconds(NOW), expression, false);
        assert_eq!(moment.map(|moment| format.write(&moment)).as_deref(), Some(expected), "{expression}");
    }
    assert_eq!(
        moved(Civil::from_seconds(NOW), "+ 1 hour", true).map(|moment| moment.hour),
        Some(11),
        "a time generator's whole expression is about the time"
    );
    for expression in ["tomorow", "+ day", "+ 1", "next", "@ 13 o'clock", "1 day", "+ 1 day; drop"] {
        assert_eq!(moved(Civil::from_seconds(NOW), expression, false), None, "{expression}");
    }
    let far = moved(Civil::from_seconds(NOW), "+ 9223372036854775807 years", false);
    assert_eq!(far.map(|moment| moment.year), Some(9999));
}
