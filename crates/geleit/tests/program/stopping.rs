//! SIGTERM: whoever is being served is served to the end.

use std::io::{Read, Write};
use std::net::TcpStream;

use crate::support::{House, Server};

#[test]
fn a_request_in_flight_is_answered_before_the_program_ends() {
    let house = House::fresh();
    let server = Server::of(&house);
    let mut guest = server.guest();
    guest.get("/anmelden").unwrap();
    let body = format!("_csrf={}&login=niemand&password=falsch", guest.token());
    let head = format!(
        "POST /anmelden HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nExpect: 100-continue\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
        server.address,
        guest.cookie_line(),
        body.len()
    );
    let mut stream = TcpStream::connect(server.address).unwrap();
    stream.write_all(head.as_bytes()).unwrap();
    // The server reads the form now: the request is in flight.
    let mut go_on = [0; 25];
    stream.read_exact(&mut go_on).unwrap();
    assert_eq!(&go_on, b"HTTP/1.1 100 Continue\r\n\r\n");

    server.ask_to_stop();
    while TcpStream::connect(server.address).is_ok() {
        std::thread::yield_now();
    }
    stream.write_all(body.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 422"), "{answer}");
    assert!(server.ended().success());
    house.is_healthy();
}

#[test]
fn an_idle_visitor_does_not_hold_it_up() {
    let house = House::fresh();
    let server = Server::of(&house);
    let mut guest = server.guest();
    assert_eq!(guest.get("/healthz").unwrap().status, 200);
    server.stop();
    assert!(guest.get("/healthz").is_err());
}

#[test]
fn an_address_that_is_taken_is_named() {
    let house = House::fresh();
    let server = Server::of(&house);
    let config = std::fs::read_to_string(house.config()).unwrap();
    let taken = config.replace("127.0.0.1:0", &server.address.to_string());
    std::fs::write(house.config(), taken).unwrap();
    let refused = house.run(["serve"]);
    refused.refused(1, &server.address.to_string());
    refused.refused(1, "choose another address");
}
