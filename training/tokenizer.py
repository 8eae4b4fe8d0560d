"""The WordPiece vocabulary: whole words first, pieces for the rest.

A static model has one vector a token and no context to mend a bad split, so most of the vocabulary
is given to the corpus's most frequent whole words; some 8,000 learned pieces spell what is left.
"""
import json
from collections import Counter
from pathlib import Path

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

MAX_TOKENS = 512
PIECES = 8000
SPECIAL = ["[PAD]", "[UNK]"]


def _plain_wordpiece(vocab: dict[str, int] | None = None) -> Tokenizer:
    tokenizer = Tokenizer(models.WordPiece(vocab=vocab or {}, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(
        clean_text=True, handle_chinese_chars=True, strip_accents=True, lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


def train_tokenizer(texts: list[str], size: int) -> Tokenizer:
    """A tokenizer of exactly `size` entries; id 0 is padding, id 1 unknown, then by frequency."""
    pieces = _plain_wordpiece()
    trainer = trainers.WordPieceTrainer(vocab_size=PIECES, special_tokens=SPECIAL, limit_alphabet=300,
                                        show_progress=False)
    pieces.train_from_iterator(texts[::6], trainer)
    learned = [t for t, _ in sorted(pieces.get_vocab().items(), key=lambda x: x[1]) if t not in SPECIAL]
    taken = set(learned)

    words = Counter()
    for text in texts[::2]:
        normal = pieces.normalizer.normalize_str(text)
        words.update(w for w, _ in pieces.pre_tokenizer.pre_tokenize_str(normal))
    whole = [w for w, _ in words.most_common(size) if w not in taken and len(w) > 1]
    tokens = SPECIAL + learned + whole[: size - len(SPECIAL) - len(learned)]
    return _plain_wordpiece({t: i for i, t in enumerate(tokens)})


def with_words(tokenizer: Tokenizer, words: Counter, size: int) -> Tokenizer:
    """A tokenizer of `size` entries: those of `tokenizer` under their ids, then the most frequent words it lacks."""
    vocab = tokenizer.get_vocab()
    lacking = [w for w, _ in words.most_common() if w not in vocab]
    return _plain_wordpiece(vocab | {w: len(vocab) + i for i, w in enumerate(lacking[: size - len(vocab)])})


def save_tokenizer(tokenizer: Tokenizer, folder: Path) -> None:
    """Writes `tokenizer.json` and `tokenizer_config.json` as transformers.js reads them."""
    folder.mkdir(parents=True, exist_ok=True)
    data = json.loads(tokenizer.to_str())
    data["added_tokens"] = [
        {"id": i, "content": t, "single_word": False, "lstrip": False, "rstrip": False,
         "normalized": False, "special": True} for i, t in enumerate(SPECIAL)]
    (folder / "tokenizer.json").write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    config = {"tokenizer_class": "BertTokenizer", "do_lower_case": True, "strip_accents": True,
              "tokenize_chinese_chars": True, "model_max_length": MAX_TOKENS,
              "pad_token": "[PAD]", "unk_token": "[UNK]", "padding_side": "right", "truncation_side": "right"}
    (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=2) + "\n")
