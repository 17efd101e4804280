pub(super) mod doors;
mod keys;
mod landing;
pub(super) mod links;
pub(super) mod security;
pub(super) mod settings;
pub(super) mod tokens;

pub(super) use landing::landing;
