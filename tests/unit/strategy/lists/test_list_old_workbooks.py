"""XLS is read in a process of its own, so that a damaged file cannot end the server."""

import random
from base64 import b85decode
from datetime import date
from zlib import decompress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rathaus.strategy.lists.errors import ListError, UnreadableFileError
from rathaus.strategy.lists.reader import read_workbook
from tests.unit.strategy.lists.list_files import plan, projects

# A list of two projects and a merged line, written by a spreadsheet library, compressed.
XLS = decompress(
    b85decode(
        "c-rk)O-"
        "NKx6#nj;`<xjYb^Hr7kU_}GR2bW|(Mho+N*OEYhoCecF^$d0G%aeAWv(I!S`}>sTLfXX>Axu2v<Q@11V"
        "J=Yv}zR;v`}B?p7-7~nt=l)81H-B^X@tKp6}lK&i#4sO;43)#_!Z-"
        "u>kGxV9xZTD9<J+`5h$)DmP7)b?!b&ri&E?zmEc0q~lS^E3b;7igy+oZp-"
        "H+fsd39Vi>*2gb`XsbaEg1h3Z2aNr7u*DMbzUs)FSamX$1Tam~jpx3J|R%QmW;5eG08>22I>&*FVrJ(r"
        "b2@!n&fcWeox8ZXr>K66P}b#-*4V*Nuate{Q?FaZi^w~;VXN-x886a!sdEj>Lg`w1CTQLrcQ-"
        "3$TWoK^iS<l2|lE<pAl^X=Y0*nJelh4#yu1V&&U=0!4w67)$`qGM<5MB11^3;|MCQKI-qQ^{jSJl(v#O"
        "9%GE(#DVn=s2FHW#4HWjU^J4*^wl_1lgm_VIRb9q>(~DKER-+Z-"
        "#Vs2!**qE6ux3^65^U93D1`)d9g9N^stWQo;)@KynaeoG<6)7Nil)-"
        "1z#sXCN9m#Fi00M69D`tr{6joK+s=TncMkj%;L)jV#YG>l)72vaF&ybZ>}O+nH^nT<1KOHc&g87;hr$^"
        "788`KlY{Xe%;uo$Og(!c4tplO}>qcqn?hwLGoAED4Il*xOzq5LBzQWds}+XvgWrf%BKbGzMJ-WT83E_6"
        "hb*mOH)rr<TTBGR+i==&6Cq4Y0_pEi!cjj*6sR&nTv9oVpbt~Lj4xRT7kPSl<h*LVpg2mBAgm?`fL^}m"
        "j0ZU&#5uzL*{IS!zmZxl+39{^prMb$(+_D@tON7xsF7;M!i&BpiTZ4is8bA3l}b2xNzZOi4gpX34W=R_"
        "KUT8MfBSLb!I8exxY#NTkJxTt~7nwZAF5=^iCBte^x^m4wqP>kMqA!VK23wLL39!k9fiJmp(H@{&<$`8"
        "2o!nsL=N33hC!RZvQ7vjPQ^"
    )
)


def test_an_old_workbook_is_read() -> None:
    made = plan(XLS, "liste.xls")
    first = projects(made)[0]
    assert (first.title, first.start, first.cost_cents) == ("Straße €", date(2024, 1, 2), 1250)
    assert len(made.rows) == 3


def test_an_encrypted_workbook_says_so() -> None:
    data = XLS[:600] + "EncryptedPackage".encode("utf-16-le") + XLS[600:]
    with pytest.raises(UnreadableFileError, match="Kennwort"):
        read_workbook(data)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32), st.booleans())
def test_a_damaged_old_workbook_raises_nothing_but_named_errors(seed: int, cut: bool) -> None:
    chance = random.Random(seed)
    data = bytearray(XLS)
    for _ in range(chance.randrange(1, 20)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    whole = bytes(data[: chance.randrange(len(data))] if cut else data)
    try:
        plan(whole, "liste.xls")
    except ListError as error:
        assert error.message
