#!/bin/sh
# A sound device that is not there, and an ear that hears what is played on it.
#
#   .ci/sound.sh FOLDER                 serves the device; what is heard comes out as raw samples
#                                       (16-bit mono, 44,100 a second) until this is ended;
#                                       sound played in the first two seconds may be late
#   .ci/sound.sh FOLDER COMMAND ...     runs the command; what was heard is FOLDER/heard.raw, and
#                                       FOLDER/heard.wav where sox is installed
#
# Programs find the device by PULSE_SERVER=unix:FOLDER/pulse.socket. Needs pulseaudio and parec;
# runs as the present user, with a home and a runtime folder of its own inside FOLDER.
set -eu

folder=${1:?usage: sound.sh FOLDER [COMMAND ...]}
shift
mkdir -p "$folder/home" "$folder/run"
chmod 700 "$folder/run"
folder=$(cd "$folder" && pwd)

warm_s=2.2 # the silent device works two seconds ahead until someone listens closely

serve() {
    HOME="$folder/home" XDG_RUNTIME_DIR="$folder/run" exec pulseaudio -n \
        --daemonize=no --use-pid-file=no --exit-idle-time=-1 --disable-shm=yes \
        --log-target=file:"$folder/pulse.log" \
        -L "module-null-sink sink_name=ear rate=44100 channels=1" \
        -L "module-native-protocol-unix auth-anonymous=1 socket=$folder/pulse.socket"
}

listen() {
    HOME="$folder/home" XDG_RUNTIME_DIR="$folder/run" PULSE_SERVER="unix:$folder/pulse.socket" \
        exec parec --raw --device=ear.monitor --rate=44100 --format=s16le --channels=1 \
        --latency-msec=10
}

serve >/dev/null 2>&1 &
server=$!
ear=
finish() {
    trap - EXIT INT TERM HUP
    [ -z "$ear" ] || kill "$ear" 2>/dev/null || true
    kill "$server" 2>/dev/null || true
    wait 2>/dev/null || true
}
trap finish EXIT
trap 'finish; exit 143' INT TERM HUP

tries=100
until [ -S "$folder/pulse.socket" ]; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] && kill -0 "$server" 2>/dev/null || {
        echo "sound.sh: pulseaudio did not start; see $folder/pulse.log" >&2
        exit 1
    }
    sleep 0.05
done

if [ $# -eq 0 ]; then
    listen &
    ear=$!
    wait "$ear"
else
    listen >"$folder/heard.raw" &
    ear=$!
    sleep "$warm_s"
    status=0
    PULSE_SERVER="unix:$folder/pulse.socket" "$@" || status=$?
    sleep 0.3
    kill "$ear"
    ear=
    if command -v sox >/dev/null; then
        sox -t raw -r 44100 -e signed -b 16 -c 1 "$folder/heard.raw" "$folder/heard.wav"
    fi
    exit "$status"
fi
