"""What an officer may act as: the value every query and policy asks."""

from dataclasses import dataclass, field, replace

from motcua.organisation.rules.kinds import Role


@dataclass(frozen=True)
class Duties:
    """An officer's roles in force: `grants` holds (role, agency id) pairs. Nobody's duties are empty: deny by default."""

    officer_id: int | None = None
    user_id: int | None = None
    grants: frozenset[tuple[Role, int]] = field(default_factory=frozenset)

    def agencies(self, *roles: Role) -> frozenset[int]:
        """Ids of agencies where the officer holds one of the roles."""
        return frozenset(agency_id for role, agency_id in self.grants if role in roles)

    def holds(self, role: Role, agency_id: int | None = None) -> bool:
        """Whether the officer holds the role, at that agency when one is named."""
        return any(held is role and agency_id in (None, at) for held, at in self.grants)

    @property
    def roles(self) -> frozenset[Role]:
        """The roles held anywhere."""
        return frozenset(role for role, _ in self.grants)

    def only(self, *roles: Role) -> "Duties":
        """The same officer acting in these roles alone, as at the door that is open for them."""
        return replace(self, grants=frozenset(grant for grant in self.grants if grant[0] in roles))


NOBODY = Duties()
