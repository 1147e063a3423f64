"""`Vignette`: an invented scene, with nothing in it that would tell an answer to be the better one."""

from __future__ import annotations

import json

import pytest

from becoming_relational import Vignette
from becoming_relational.store.library import the_library


@pytest.mark.parametrize("vignette_id", sorted(the_library().vignettes))
def test_every_vignette_of_the_course_can_be_shown(vignette_id: str) -> None:
    widget = Vignette(vignette_id)
    assert widget.content["id"] == vignette_id
    assert widget.content["invented"] is True
    assert widget.fingerprint == the_library().vignette(vignette_id).as_exercise().fingerprint()


@pytest.mark.parametrize("vignette_id", sorted(the_library().vignettes))
def test_the_page_is_never_told_which_client_an_answer_meets(vignette_id: str) -> None:
    told = json.dumps(Vignette(vignette_id).content)
    assert '"how"' not in told
    assert '"misses"' not in told


def test_the_scene_for_three_goes_along_only_where_there_is_one() -> None:
    for vignette_id, vignette in the_library().vignettes.items():
        assert bool(Vignette(vignette_id).triad) == (vignette.triad is not None)


def test_an_unknown_id_names_what_there_is() -> None:
    with pytest.raises(KeyError, match=r"There is no vignette called 'v-nome'.*v-name"):
        Vignette("v-nome")
