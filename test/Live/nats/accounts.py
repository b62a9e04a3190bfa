"""An account for each enclave; and the end of one user's access."""
# SPDX-License-Identifier: Apache-2.0
from client import Refused
from isolation import answerNobodyElse, connect, leaveOthersAlone, refuseStrangers, useOwn
from proof import Proof
from repository import Repository
from server import Server

MAIN = "nats-authorization.conf"


def apart(proof):
    """All that holds within one account holds within several; and the server
    itself keeps the enclaves apart."""
    repository = Repository(proof.repository.directory + "/apart", "nats",
                            options="accounts = true")
    files = {f"nats-account-{enclave}.conf": repository.aggregate(f"nats-account-{enclave}.conf")
             for enclave in repository.enclaves}
    server = Server({MAIN: repository.aggregate(MAIN), **files}, MAIN)
    accounts = Proof(server, repository)
    accounts.expect(f"refused: {server.check()}", not server.check())
    with server:
        for step in (useOwn, leaveOthersAlone, answerNobodyElse, refuseStrangers):
            step(accounts)
        clients = [connect(accounts, tentacle) for tentacle in repository.tentacles]
        expected = {".".join(t): t[0] for t in repository.tentacles}
        accounts.expect(f"accounts: {server.accounts()}", server.accounts() == expected)
        for client in clients:
            client.close()
    proof.faults += accounts.faults


def endAccess(proof):
    """The files of single users, as variables that a list of one's own names."""
    repository = proof.repository
    stays, goes = repository.tentacles[:2]
    files = {f"{'.'.join(t)}.conf": repository.text(t, "provision", "nats.conf")
             for t in (stays, goes)}
    names = [text.splitlines()[1].split(" = ")[0] for text in files.values()]
    main = "".join(f'include "./{name}"\n' for name in files)
    main += "authorization { users: [$" + ", $".join(names) + "] }\n"
    for ended in (False, True):
        if ended:
            files[f"{'.'.join(goes)}.conf"] = repository.text(goes, "teardown", "nats.conf")
        server = Server({"own.conf": main, **files}, "own.conf")
        here = Proof(server, repository)
        here.expect(f"refused: {server.check()}", not server.check())
        with server:
            connect(here, stays).close()
            try:
                connect(here, goes).close()
                here.expect("whoever was ended came in", not ended)
            except Refused:
                here.expect("whoever was not ended was refused", ended)
        proof.faults += here.faults
