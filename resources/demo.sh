#!/usr/bin/env bash
# ./studio demo: a ready voice at once, then a voice made from real recordings, both shown in figures and pictures.
set -euo pipefail

bin=$1
shift
minutes=8 # of training; the whole takes about twice that on two cores
while (( $# )); do
    case $1 in
    --minutes) minutes=${2:?--minutes needs a number}; shift 2 ;;
    *) printf 'demo does not know "%s": ./studio demo [--minutes N]\n' "$1" >&2; exit 2 ;;
    esac
done

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
starter=$root/weights/starter
source=$starter/samples/flemishguy.opus
ready=kathleen
own=demo-prompts
package=asterisk-core-sounds-en-g722
work=$root/build/demo
out=$root/out/demo
figures=$out/figures.txt

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit "${code:-1}"; }
step() { say; say "── $*"; }

for file in "$source" "$starter"/{encoder.safetensors,base_G.pth,base_D.pth,config.json} "$starter/voices/$ready.safetensors"; do
    [[ -f $file ]] || code=4 fail "The demo needs $file, which comes with Koe Studio: get the project again, whole."
done
"$bin/koe" voices info "$ready" >/dev/null
mkdir -p "$work" "$out"
: >"$figures"
started=$SECONDS

# show NAME TITLE RESULT: figures and picture of what the source became
show() {
    { printf '%s\n\n' "$2"; "$bin/koe" compare "$source" "$3" -o "$out/$1.png"; printf '\n'; } >>"$figures"
}

step "1 of 5  A ready voice: a Flemish man's sentence, spoken by $ready (about a minute)"
# The semitones bring the median pitch of the sentence (144 Hz) to that of the voice (157 Hz; 195 Hz below).
"$bin/koe" convert "$source" -o "$out/ready-voice.wav" --voice "$ready" --transpose 1 --seed 1 --overwrite
show ready-voice "The sentence, spoken by $ready" "$out/ready-voice.wav"

step "2 of 5  Recordings: $package, one professional speaker's telephone prompts (CC BY-SA 3.0)"
recordings=$work/recordings
if [[ ! -f $work/recordings.complete ]]; then
    prompts=/usr/share/asterisk/sounds/en_US_f_Allison
    if [[ ! -d $prompts ]]; then
        (cd "$work" && rm -f -- *.deb && apt-get -q -o APT::Sandbox::User=root download "$package") >"$work/apt.log" 2>&1 ||
            code=4 fail "The package $package could not be fetched (no network, or no package lists: apt-get update). $work/apt.log says more."
        rm -rf "$work/package"
        dpkg-deb -x "$work"/"$package"_*.deb "$work/package"
        prompts=$work/package$prompts
    fi
    rm -rf "$recordings"
    mkdir -p "$recordings"
    # The longest prompts until six minutes are together (64 kbit/s); no monkeys, tones or music among them.
    find "$prompts" -maxdepth 1 -name '*.g722' ! -name 'tt-*' ! -name 'beep*' ! -name 'tone*' -printf '%s %f\n' |
        sort -k1,1nr -k2 | awk '$1 > 24000 && total < 6 * 60 * 8000 { total += $1; print $2 }' |
        while IFS= read -r name; do cp -- "$prompts/$name" "$recordings/"; done
    touch "$work/recordings.complete"
fi
count=$(find "$recordings" -name '*.g722' | wc -l)
(( count > 0 )) || fail "The package $package holds no prompts where they were expected."
say "$count recordings, $(find "$recordings" -name '*.g722' -printf '%s\n' | awk '{ s += $1 } END { printf "%.1f", s / 8000 / 60 }') minutes, in $recordings"

step "3 of 5  A voice of these recordings: prepare, train for $minutes minutes, index (about $(( minutes + 3 )) minutes)"
"$bin/koe" train "$own" --data "$recordings" --base starter --epochs 100000 --save-every 25 --latest-only --minutes "$minutes"

step "4 of 5  The Flemish man's sentence, spoken by the new voice"
"$bin/koe" convert "$source" -o "$out/own-voice.wav" --voice "$own" --transpose 5 --seed 1 --overwrite
show own-voice "The sentence, spoken by the voice that was just made ($own)" "$out/own-voice.wav"

step "5 of 5  What came out, after $(( (SECONDS - started + 30) / 60 )) minutes"
cat "$figures"
cp -- "$source" "$out/source.opus"
printf '%s\n' "$out/source.opus" "$out/ready-voice.wav" "$out/ready-voice.png" "$out/own-voice.wav" "$out/own-voice.png" "$figures"
say "The voice stays: $bin/koe convert YOUR.wav -o OUT.wav --voice $own"
