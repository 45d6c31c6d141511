"""The board: figures and the lists behind them."""

from tests.doors.access.rows import BOARD, Row, Rows, anybody, only

BOARD_DOOR: dict[str, Rows] = {
    "board:overview": Row(get=only(*BOARD)),
    "board:listing": Row(query="chi-tieu=tiep-nhan", get=only(*BOARD)),
    "board:figures_file": Row("xlsx", get=only(*BOARD)),
    "board:listing_file": Row("xlsx", query="chi-tieu=tiep-nhan", get=only(*BOARD)),
    "board:public": Row(get=anybody()),
}
