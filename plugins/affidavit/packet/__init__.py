"""The packet: an article, statement by statement, for somebody who checks it with a pencil."""

from __future__ import annotations

from affidavit.packet.packet import Packet, packet_of
from affidavit.packet.statement import Basis, Copy, Statement

__all__ = ["Basis", "Copy", "Packet", "Statement", "packet_of"]
