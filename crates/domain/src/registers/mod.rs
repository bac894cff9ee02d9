//! Official lists with validity dates: municipalities, states, languages, goals.
