"""What all proofs share: a list of what was not as it should be."""
# SPDX-License-Identifier: Apache-2.0
import sys


class Proof:
    def __init__(self, server, repository):
        self.server, self.repository = server, repository
        self.faults = []

    def expect(self, what, good):
        """`what` says what is wrong unless `good`."""
        if not good:
            self.faults.append(what)

    def finish(self):
        sys.exit("\n".join(self.faults) or 0)
