"""Accounts, charges with their lines, payments, refunds, online sessions, closings of the cash."""

from motcua.fees.models.account import Account as Account
from motcua.fees.models.charge import Charge as Charge
from motcua.fees.models.charge import ChargeLine as ChargeLine
from motcua.fees.models.payment import OnlineSession as OnlineSession
from motcua.fees.models.payment import Payment as Payment
from motcua.fees.models.payment import Refund as Refund
from motcua.fees.models.payment import Way as Way
from motcua.fees.models.reconciliation import Reconciliation as Reconciliation
