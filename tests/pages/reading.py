"""What a person reads on a page drawn by AppTest."""


def shown_text(at):
    """Everything on the page in one string, without Markdown's escapes."""
    parts = [element.value for kind in (at.markdown, at.text, at.subheader) for element in kind]
    parts += [text for metric in at.metric for text in (metric.label, metric.value, metric.delta)]
    parts += [frame.value.to_csv() for frame in (*at.dataframe, *at.table)]
    return "\n".join(str(part) for part in parts).replace("\\", "")


def tables_of(at, column):
    """The tables that have this column, drawn as words or as a grid, without Markdown's escapes."""
    words = [
        one.value.map(lambda text: text.replace("\\", "")).rename(
            columns=lambda name: name.replace("\\", "")
        )
        for one in at.table
    ]
    return [frame for frame in (*words, *(one.value for one in at.dataframe)) if column in frame]


def card(at, label):
    """The one metric with this label."""
    (found,) = [m for m in at.metric if m.label.replace("\\", "") == label]
    return found


def charts_of(at):
    """The Vega-Lite specifications of the page's charts."""
    import json

    return [json.loads(element.proto.spec) for element in at.get("vega_lite_chart")]
