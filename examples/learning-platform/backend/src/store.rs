//! What there is: accounts, courses, reviews, enrolments. A real backend has a database here.

use std::collections::BTreeMap;

use serde_json::{Value, json};

#[derive(Clone, Debug)]
pub(crate) struct Account {
    pub(crate) id: String,
    pub(crate) display_name: String,
    pub(crate) handle: String,
    pub(crate) email: String,
    pub(crate) role: &'static str,
    pub(crate) locale: String,
    pub(crate) bio: Option<String>,
    pub(crate) created_at: String,
}

#[derive(Clone, Debug)]
pub(crate) struct Course {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) subject: String,
    pub(crate) level: &'static str,
    /// In euro cents.
    pub(crate) price: i64,
    pub(crate) status: &'static str,
    /// An account.
    pub(crate) instructor: String,
    pub(crate) rating: Option<f64>,
    pub(crate) version: u32,
    pub(crate) created_at: String,
}

#[derive(Clone, Debug)]
pub(crate) struct Review {
    pub(crate) id: String,
    pub(crate) course: String,
    pub(crate) author: String,
    pub(crate) rating: i64,
    pub(crate) text: Option<String>,
    pub(crate) created_at: String,
}

#[derive(Clone, Debug)]
pub(crate) struct Enrolment {
    pub(crate) id: String,
    pub(crate) course: String,
    pub(crate) account: String,
    pub(crate) status: &'static str,
    pub(crate) source: &'static str,
    pub(crate) enrolled_at: String,
    /// Lesson to per cent and the time of the last visit.
    pub(crate) lessons: BTreeMap<String, (f64, String)>,
}

/// Cloned as a whole when a provider state is set up, and put back when it is taken down.
#[derive(Clone, Debug, Default)]
pub(crate) struct Store {
    pub(crate) accounts: Vec<Account>,
    pub(crate) courses: Vec<Course>,
    pub(crate) reviews: Vec<Review>,
    pub(crate) enrolments: Vec<Enrolment>,
    /// What a repeated `Idempotency-Key` gets again.
    pub(crate) answered: BTreeMap<String, String>,
    next: u32,
}

/// Made up, like everything here: who signs in with which token.
const TOKENS: [(&str, &str); 2] = [("demo-student-token", "acc_aino"), ("demo-instructor-token", "acc_mikael")];
const PARTNER_KEY: &str = "demo-partner-key";

impl Store {
    /// Two people and two courses.
    pub(crate) fn seeded() -> Self {
        let account = |id: &str, name: &str, role| Account {
            id: format!("acc_{id}"),
            display_name: name.to_owned(),
            handle: id.to_owned(),
            email: format!("{id}@example.org"),
            role,
            locale: "fi-FI".to_owned(),
            bio: None,
            created_at: "2025-02-03T08:00:00Z".to_owned(),
        };
        let mut store = Self {
            accounts: vec![account("aino", "Aino Laine", "learner"), account("mikael", "Mikael Berg", "instructor")],
            ..Self::default()
        };
        store.add_course("Statistics for the curious", "mathematics", 4900);
        store.add_course("Finnish from zero", "languages", 0);
        store
    }

    /// An identifier that nothing else has.
    pub(crate) fn id(&mut self, prefix: &str) -> String {
        self.next += 1;
        format!("{prefix}_{:06}", self.next)
    }

    pub(crate) fn add_course(&mut self, title: &str, subject: &str, price: i64) -> String {
        let id = self.id("crs");
        self.courses.push(Course {
            id: id.clone(),
            title: title.to_owned(),
            summary: format!("{title}, in eight weeks."),
            subject: subject.to_owned(),
            level: "beginner",
            price,
            status: "published",
            instructor: "acc_mikael".to_owned(),
            rating: Some(4.5),
            version: 1,
            created_at: now(),
        });
        id
    }

    pub(crate) fn enrol(&mut self, course: &str, account: &str, source: &'static str) -> String {
        let id = self.id("enr");
        self.enrolments.push(Enrolment {
            id: id.clone(),
            course: course.to_owned(),
            account: account.to_owned(),
            status: "active",
            source,
            enrolled_at: now(),
            lessons: BTreeMap::new(),
        });
        id
    }

    pub(crate) fn account_of(&self, token: &str) -> Option<&Account> {
        let (_, id) = TOKENS.iter().find(|(known, _)| *known == token)?;
        self.account(id)
    }

    pub(crate) fn is_partner(&self, key: &str) -> bool {
        key == PARTNER_KEY
    }

    pub(crate) fn account(&self, id: &str) -> Option<&Account> {
        self.accounts.iter().find(|account| account.id == id)
    }

    pub(crate) fn course(&self, id: &str) -> Option<&Course> {
        self.courses.iter().find(|course| course.id == id)
    }

    pub(crate) fn enrolment(&self, id: &str) -> Option<&Enrolment> {
        self.enrolments.iter().find(|enrolment| enrolment.id == id)
    }

    /// A profile as everybody sees it.
    pub(crate) fn profile(&self, id: &str) -> Value {
        self.account(id).map_or(Value::Null, |account| {
            json!({
                "id": account.id,
                "displayName": account.display_name,
                "handle": account.handle,
                "avatarUrl": null,
                "bio": account.bio,
            })
        })
    }
}

impl Enrolment {
    /// The share of the course that is done, in per cent. Courses have four lessons each.
    pub(crate) fn percent(&self) -> f64 {
        let done = self.lessons.values().fold(0.0, |done, (percent, _)| done + percent);
        (done / 4.0).min(100.0)
    }
}

/// The present, as RFC 3339 writes it.
pub(crate) fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
