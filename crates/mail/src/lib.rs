//! Mail in, event out.
