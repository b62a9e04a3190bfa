"""What `nats-server -t` does not notice in a list of users: a password that is
no bcrypt (the server would take it for the password itself), a second list
(the last one counts), an order that changes from run to run, rights that reach
outside of the user's own subjects, and `allow_responses`."""
# SPDX-License-Identifier: Apache-2.0
import re

BCRYPT = re.compile(r"\$2[aby]\$(0[4-9]|[12]\d|3[01])\$[./A-Za-z0-9]{53}")


def faultsOf(text):
    users = re.findall(r'user: "([^"]*)"', text)
    passwords = re.findall(r'password: "([^"]*)"', text)
    if text.count("authorization") != 1:
        yield "not exactly one block 'authorization'"
    if not users or len(passwords) != len(users):
        yield f"{len(users)} users and {len(passwords)} passwords"
    if users != sorted(set(users)):
        yield "users are not sorted, or not unique"
    for user, password in zip(users, passwords):
        if not BCRYPT.fullmatch(password):
            yield f"the password of {user} is no bcrypt"
    if "allow_responses" in text:
        yield "'allow_responses' lets one tentacle write where another says"
    for user, entry in zip(users, re.split(r"\{ user: ", text)[1:]):
        lists = re.findall(r"allow: \[(.*?)\]", entry)
        subjects = [s for found in lists for s in re.findall(r'"([^"]*)"', found)]
        if len(lists) != 2 or not all(s.startswith(user + ".") for s in subjects):
            yield f"{user} may use {subjects}"
