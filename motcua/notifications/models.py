"""Messages to people, and each way each of them went."""

import uuid

from django.db import models

from motcua.notifications.rules.channels import CHANNEL_NAMES, LANE_NAMES, STATE_NAMES, Channel, DeliveryState, Lane

_CHANNELS = [(channel.value, name) for channel, name in CHANNEL_NAMES.items()]
_LANES = [(lane.value, name) for lane, name in LANE_NAMES.items()]
_STATES = [(state.value, name) for state, name in STATE_NAMES.items()]


class Message(models.Model):
    """One message to one account about one fact; the same fact is never told twice to the same person."""

    entry = models.ForeignKey("journal.Entry", models.PROTECT, related_name="+")
    recipient = models.ForeignKey("accounts.User", models.CASCADE, related_name="+")
    text = models.CharField(max_length=400)
    address = models.CharField(max_length=200, help_text="path of the page it is about")
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "recipient"], name="told_once")]
        indexes = [models.Index(fields=["recipient", "-id"], name="message_by_recipient")]

    def __str__(self) -> str:
        return self.text


class OwnWording(models.Model):
    """One thing there is to say in the office's own words from a day on; what was said last holds from its day.

    `texts` maps parts (`subject` and channels) to text; empty: from then on as shipped.
    """

    template = models.CharField(max_length=40)
    valid_from = models.DateField()
    texts = models.JSONField(default=dict)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["template", "-id"], name="own_wording_by_template")]

    def __str__(self) -> str:
        return f"{self.template} from {self.valid_from}"


class Delivery(models.Model):
    """One message on one way to one person. `key` is what a provider knows it by: the same key never sends twice.

    `person_id` is a number without a constraint: people live above messages.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    entry = models.ForeignKey("journal.Entry", models.PROTECT, related_name="+")
    subject = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    about = models.CharField(max_length=60, help_text="what it is about as the person knows it: the dossier's code")
    person_id = models.BigIntegerField()
    message = models.ForeignKey(Message, models.SET_NULL, null=True, related_name="+")
    channel = models.CharField(max_length=8, choices=_CHANNELS)
    lane = models.CharField(max_length=8, choices=_LANES)
    template = models.CharField(max_length=40)
    to = models.CharField(max_length=254)
    title = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    state = models.CharField(max_length=12, choices=_STATES, default=DeliveryState.QUEUED.value)
    provider = models.CharField(max_length=40, blank=True)
    reference = models.CharField(max_length=100, blank=True)
    in_doubt = models.BooleanField(
        default=False, help_text="the provider may have taken it: only it may be tried again"
    )
    attempts = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True, help_text="a Vietnamese sentence")
    created_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True, help_text="when it is tried next; empty once it is settled")
    claimed_until = models.DateTimeField(null=True, help_text="a worker has it in hand until then")
    sent_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "person_id", "channel"], name="one_delivery_per_way"),
            models.CheckConstraint(
                condition=models.Q(state=DeliveryState.QUEUED.value, next_at__isnull=False)
                | (~models.Q(state=DeliveryState.QUEUED.value) & models.Q(next_at__isnull=True)),
                name="queued_has_its_next_moment",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[DeliveryState.FAILED.value, DeliveryState.SUPPRESSED.value])
                | ~models.Q(error=""),
                name="not_sent_says_why",
            ),
        ]
        indexes = [
            models.Index(fields=["subject", "subject_id", "id"], name="delivery_by_subject"),
            models.Index(fields=["next_at"], name="delivery_waiting", condition=models.Q(state="queued")),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.template} {self.state}"

    @property
    def way(self) -> Channel:
        """The channel as the rules know it."""
        return Channel(self.channel)

    @property
    def hurry(self) -> Lane:
        """The lane as the rules know it."""
        return Lane(self.lane)


class Preference(models.Model):
    """Whether a person wants to be told by a channel; without a row it is as the rules say."""

    person_id = models.BigIntegerField()
    channel = models.CharField(max_length=8, choices=_CHANNELS)
    wanted = models.BooleanField()
    chosen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person_id", "channel"], name="one_choice_per_channel")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.channel} {self.wanted}"


class ProviderHealth(models.Model):
    """How often a provider has failed in a row, and until when it is left alone."""

    name = models.CharField(max_length=40, unique=True)
    failures = models.PositiveIntegerField(default=0)
    open_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.name} {self.failures}"
