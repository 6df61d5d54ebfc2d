//! A value that many hold and few change: of the sets of rows that a report counts, most are
//! held in several places, and are compared with each other again and again.

use std::cmp::Ordering;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// A value that is shared until somebody changes it, and compared by what it is.
#[derive(Clone, Default)]
pub(crate) struct SharedValue<T>(Arc<T>);

impl<T> From<T> for SharedValue<T> {
    fn from(value: T) -> Self {
        Self(Arc::new(value))
    }
}

impl<T> Deref for SharedValue<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Clone> DerefMut for SharedValue<T> {
    /// The value, as one's own: others keep it as it was.
    fn deref_mut(&mut self) -> &mut T {
        Arc::make_mut(&mut self.0)
    }
}

impl<T: PartialEq> PartialEq for SharedValue<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || *self.0 == *other.0
    }
}

impl<T: Eq> Eq for SharedValue<T> {}

impl<T: Ord> PartialOrd for SharedValue<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: Ord> Ord for SharedValue<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        // What is the same value in memory need not be looked at.
        if Arc::ptr_eq(&self.0, &other.0) {
            return Ordering::Equal;
        }
        self.0.cmp(&other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_changes_a_shared_value_changes_ones_own() {
        let first = SharedValue::from(vec![1, 2]);
        let mut second = first.clone();
        assert!(first == second && first.cmp(&second) == Ordering::Equal);
        second.push(3);
        assert_eq!((first.as_slice(), second.as_slice()), (&[1, 2][..], &[1, 2, 3][..]));
        assert!(first < second && first == SharedValue::from(vec![1, 2]));
    }
}
