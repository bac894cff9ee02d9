#!/bin/sh
# Cuts the shipped fonts out of Debian's fonts-noto-core. Run by hand when the package or the ranges change:
#   apt install fonts-noto-core && pip install fonttools && sh crates/documents/fonts/subset.sh
# Hinting is dropped (paper and modern screens do not need it); layout features stay, Arabic needs them.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
noto=${NOTO_DIR:-/usr/share/fonts/truetype/noto}

cut() { # source, ranges
  pyftsubset "$noto/$1.ttf" --unicodes="$2" --layout-features='*' --no-hinting --desubroutinize \
    --glyph-names --notdef-outline --name-IDs='0,1,2,3,4,5,6,13,14' --output-file="$here/$1.ttf"
}

# Basic Latin to Latin Extended-B, IPA, marks, Cyrillic, Latin Extended Additional, punctuation, currency, arithmetic
latin='U+0020-007E,U+00A0-024F,U+0250-02AF,U+02B0-02FF,U+0300-036F,U+0400-052F,U+1E00-1EFF,U+2000-206F,U+2070-209F,U+20A0-20BF,U+2100-214F,U+2190-2193,U+2212,U+2248,U+2260,U+2264-2265,U+25CC,U+FB00-FB04,U+FFFD'
arabic='U+0020,U+00A0,U+0600-06FF,U+0750-077F,U+08A0-08FF,U+200C-200F,U+25CC,U+FB50-FDFF,U+FE70-FEFC'
ethiopic='U+0020,U+00A0,U+1200-139F,U+2D80-2DDF,U+AB01-AB2F,U+25CC'

cut NotoSans-Regular "$latin"
cut NotoSans-Bold "$latin"
cut NotoSansArabic-Regular "$arabic"
cut NotoSansArabic-Bold "$arabic"
cut NotoSansEthiopic-Regular "$ethiopic"
# Ballot boxes, and arrows that Noto Sans has not.
cut NotoSansSymbols2-Regular 'U+0020,U+2610-2612,U+2713,U+2717'
ls -l "$here"/*.ttf | awk '{s += $5; print $5, $NF} END {print s, "bytes in all"}'
