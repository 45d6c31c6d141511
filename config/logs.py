"""Log lines as JSON, one object a line, through structlog's renderer."""

import logging

import structlog


class JsonFormatter(structlog.stdlib.ProcessorFormatter):
    """What the standard library logs, rendered as one JSON object with time, level and logger."""

    def __init__(self) -> None:
        before = [
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
        ]
        super().__init__(processor=structlog.processors.JSONRenderer(ensure_ascii=False), foreign_pre_chain=before)


logging.captureWarnings(True)
