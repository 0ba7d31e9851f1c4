"""What members add beside one recommendation: examples about the same, and whether it worked for others."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from community.contribution import Contribution, Experience, PracticeExample, Reference
from community.shelf import examples, experiences

MOST_EXAMPLES = 2


@dataclass(frozen=True, slots=True)
class Beside:
    """Placed contributions that belong with a recommendation; they are no sources and prove nothing."""

    examples: tuple[PracticeExample, ...] = ()
    experiences: tuple[Experience, ...] = ()

    def municipalities(self, worked: bool) -> list[str]:
        """Those who found that it worked, or that it did not; each counts once for each."""
        return sorted({one.municipality for one in self.experiences if one.worked is worked})


def beside(
    placed: Sequence[Contribution],
    references: Collection[Reference],
    themes: Collection[str],
    municipalities: Collection[str] = (),
) -> Beside:
    """What belongs with a recommendation that stands at ``references`` (more than one when sources agree).

    Experiences are about exactly this advice. Examples share a theme with it; those of its municipalities come first,
    then those that share most themes.
    """
    fitting = [one for _contribution, one in examples(placed) if set(themes) & set(one.themes)]

    def nearness(example: PracticeExample) -> tuple[bool, int]:
        return example.municipality in municipalities, len(set(themes) & set(example.themes))

    fitting.sort(key=nearness, reverse=True)  # stable: the newest first among equals
    about = tuple(one for one in experiences(placed) if one.about in references)
    return Beside(tuple(fitting[:MOST_EXAMPLES]), about)
