//! Says which folders are compiled into the program, because a new file in them would go unnoticed.

fn main() {
    println!("cargo:rerun-if-changed=assets");
    println!("cargo:rerun-if-changed=i18n");
}
