//! What is protected is what was answered: those who did not answer are no small count, and
//! authors are told where much is hidden, why, and what would help.
