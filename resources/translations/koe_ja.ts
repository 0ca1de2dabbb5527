<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>koe::ui::BeginningText</name>
    <message>
        <source>The training before this one is still saving…</source>
        <translation>前の学習がまだ保存しています…</translation>
    </message>
    <message>
        <source>Reading the models that listen to the recordings…</source>
        <translation>録音を聞き取るモデルを読み込んでいます…</translation>
    </message>
    <message>
        <source>Cutting the recordings into clips…</source>
        <translation>録音をクリップに切り分けています…</translation>
    </message>
    <message>
        <source>Finding the pitch of each clip…</source>
        <translation>各クリップのピッチを調べています…</translation>
    </message>
    <message>
        <source>Hearing what is said in each clip…</source>
        <translation>各クリップの発音を聞き取っています…</translation>
    </message>
    <message>
        <source>Reading the networks…</source>
        <translation>ネットワークを読み込んでいます…</translation>
    </message>
    <message>
        <source>Looking for the speaker of the base who is nearest…</source>
        <translation>ベースモデルの中で最も近い話者を探しています…</translation>
    </message>
    <message>
        <source>The first step…</source>
        <translation>最初のステップを計算しています…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>開始しています…</translation>
    </message>
</context>
<context>
    <name>koe::ui::CareCards</name>
    <message>
        <source>Quick try</source>
        <translation>お試し</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>良い</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最良</translation>
    </message>
    <message>
        <source>To hear whether it goes anywhere.</source>
        <translation>うまくいきそうか確かめます。</translation>
    </message>
    <message>
        <source>What these recordings are good for.</source>
        <translation>この録音に合った回数です。</translation>
    </message>
    <message>
        <source>The last bit; often it is hard to hear.</source>
        <translation>最後のひと押し。違いはわずかなこともあります。</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>約 %1</translation>
    </message>
    <message>
        <source>time not known yet</source>
        <translation>所要時間はまだ不明</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n times through the recordings. </source>
        <translation>
            <numerusform>%1 · 録音を %n 回学習。</numerusform>
        </translation>
    </message>
    <message>
        <source>measuring the time…</source>
        <translation>時間を測っています…</translation>
    </message>
</context>
<context>
    <name>koe::ui::CheckpointBin</name>
    <message>
        <source>%1 is in the bin, with what belongs to it.</source>
        <translation>%1 を付属ファイルと一緒にゴミ箱に移しました。</translation>
    </message>
    <message>
        <source>%1 is in the bin.</source>
        <translation>%1 をゴミ箱に移しました。</translation>
    </message>
    <message>
        <source>%1 is back.</source>
        <translation>%1 を元に戻しました。</translation>
    </message>
</context>
<context>
    <name>koe::ui::CheckpointForm</name>
    <message>
        <source>Choose the voice that it belongs to, and drop it again.</source>
        <translation>対応する音声モデルを選んでから、もう一度ドロップしてください。</translation>
    </message>
    <message>
        <source>The note is in the voice file.</source>
        <translation>メモを音声モデルのファイルに書き込みました。</translation>
    </message>
    <message>
        <source>%1 has its index.</source>
        <translation>%1 にインデックスが付きました。</translation>
    </message>
    <message>
        <source>%1 is called %2 now.</source>
        <translation>%1 の名前を %2 に変えました。</translation>
    </message>
</context>
<context>
    <name>koe::ui::CheckpointJobs</name>
    <message>
        <source>%1 is ready to be handed on.</source>
        <translation>%1 を渡す準備ができました。</translation>
    </message>
    <message>
        <source>%1 is ready, without an index: none was found for this voice.</source>
        <translation>%1 ができました。この音声モデルのインデックスは見つからず、入っていません。</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>%1 を書き出しました。</translation>
    </message>
    <message>
        <source>%1 is there.</source>
        <translation>%1 ができました。</translation>
    </message>
    <message>
        <source>%1 is there: %2 Hz, %3.</source>
        <translation>%1 ができました：%2 Hz、%3。</translation>
    </message>
    <message>
        <source>%1: taken in with the index.</source>
        <translation>%1：インデックスと一緒に取り込みました。</translation>
    </message>
    <message>
        <source>%1: taken in. There was no index.</source>
        <translation>%1：取り込みました。インデックスはありませんでした。</translation>
    </message>
    <message>
        <source>%1 is there already, with the same content.</source>
        <translation>%1 は同じ内容で既にあります。</translation>
    </message>
    <message>
        <source>%1: taken in.</source>
        <translation>%1：取り込みました。</translation>
    </message>
    <message>
        <source>There is no voice in %1.</source>
        <translation>%1 に音声モデルはありません。</translation>
    </message>
</context>
<context>
    <name>koe::ui::CheckpointPage</name>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>開く…</translation>
    </message>
    <message>
        <source>Takes in a voice, a package or a checkpoint; drop works too (Ctrl+O).</source>
        <translation>音声モデル・パッケージ・チェックポイントを取り込みます。ドロップでもできます(Ctrl+O)。</translation>
    </message>
    <message>
        <source>Voices and experiments</source>
        <translation>音声モデルと実験</translation>
    </message>
    <message>
        <source>Voices %1</source>
        <translation>音声モデル %1</translation>
    </message>
    <message>
        <source>Experiments %1</source>
        <translation>実験 %1</translation>
    </message>
    <message>
        <source>no index</source>
        <translation>インデックスなし</translation>
    </message>
    <message>
        <source>index</source>
        <translation>インデックス</translation>
    </message>
    <message>
        <source>not trained yet</source>
        <translation>未学習</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>%1 エポック</translation>
    </message>
    <message>
        <source>mel %1</source>
        <translation>mel %1</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1 エポック</translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation>%1 エポック</translation>
    </message>
    <message>
        <source>no voice yet</source>
        <translation>音声モデルなし</translation>
    </message>
    <message>
        <source>voice</source>
        <translation>音声モデル</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>調べています…</translation>
    </message>
    <message>
        <source>Nothing here is called «%1».</source>
        <translation>「%1」というものはありません。</translation>
    </message>
    <message>
        <source>No voices yet. Drop a voice file or a package here.</source>
        <translation>まだ音声モデルがありません。ファイルやパッケージをここにドロップしてください。</translation>
    </message>
    <message>
        <source>No experiments yet. Training makes one.</source>
        <translation>まだ実験がありません。学習すると作られます。</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Put it beside %1</source>
        <translation>%1 のインデックスにする</translation>
    </message>
    <message>
        <source>Open a voice, a package or a checkpoint</source>
        <translation>音声モデル・パッケージ・チェックポイントを開く</translation>
    </message>
    <message>
        <source>Voices, packages, checkpoints (*.pth *.safetensors *.zip *.pt *.index);;All files (*)</source>
        <translation>音声モデル・パッケージ・チェックポイント (*.pth *.safetensors *.zip *.pt *.index);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>ゴミ箱に移す</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>使えません</translation>
    </message>
    <message>
        <source>Bring back %1</source>
        <translation>%1 も元に戻す</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーで表示</translation>
    </message>
</context>
<context>
    <name>koe::ui::ClipModel</name>
    <message>
        <source>Left out; the file stays where it is.</source>
        <translation>除外されています。ファイルはそのまま残ります。</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>除外</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>除外</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>使用</translation>
    </message>
</context>
<context>
    <name>koe::ui::ComparisonView</name>
    <message>
        <source>Pitch</source>
        <translation>ピッチ</translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <translation>スペクトログラム</translation>
    </message>
    <message>
        <source>The melody of both, over a grid of notes</source>
        <translation>両方のメロディーを音階の上に表示</translation>
    </message>
    <message>
        <source>The frequencies of the side that is heard</source>
        <translation>聞いている側の周波数</translation>
    </message>
</context>
<context>
    <name>koe::ui::ComputeBox</name>
    <message>
        <source>What computes, for conversions and trainings.</source>
        <translation>変換と学習の計算に使う装置。</translation>
    </message>
    <message>
        <source>The fastest that there is</source>
        <translation>最も速いもの</translation>
    </message>
</context>
<context>
    <name>koe::ui::ComputeDevice</name>
    <message>
        <source>%1, which was chosen to compute on, is not here any more.</source>
        <translation>計算に選ばれていた %1 はもうありません。</translation>
    </message>
</context>
<context>
    <name>koe::ui::Conversions</name>
    <message numerus="yes">
        <source>%n recordings were not converted. </source>
        <translation>
            <numerusform>%n 件の録音を変換できませんでした。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>koe::ui::DatasetForm</name>
    <message>
        <source>My voice</source>
        <translation>わたしの声</translation>
    </message>
    <message>
        <source>Add recordings first</source>
        <translation>先に録音を追加してください</translation>
    </message>
    <message>
        <source>There is no speech in it</source>
        <translation>話し声がありません</translation>
    </message>
    <message>
        <source>Keep some recordings first</source>
        <translation>使う録音を選んでください</translation>
    </message>
</context>
<context>
    <name>koe::ui::DatasetPage</name>
    <message>
        <source>Dataset</source>
        <translation>データセット</translation>
    </message>
    <message>
        <source>No dataset yet</source>
        <translation>データセットはまだありません</translation>
    </message>
    <message>
        <source>New dataset…</source>
        <translation>新しいデータセット…</translation>
    </message>
    <message>
        <source>Add recordings…</source>
        <translation>録音を追加…</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>録音</translation>
    </message>
    <message>
        <source>Train a voice</source>
        <translation>音声モデルを学習</translation>
    </message>
    <message>
        <source>Drop recordings of one voice here</source>
        <translation>ひとりの声の録音をここにドロップ</translation>
    </message>
    <message>
        <source>Ten minutes or more of clean speech or singing. A folder is used where it lies; files are copied.</source>
        <translation>きれいな話し声か歌声を10分以上。フォルダーはその場所のまま使い、ファイルはコピーします。</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>参照…</translation>
    </message>
    <message>
        <source>Record yourself instead</source>
        <translation>自分で録音する</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>録音</translation>
    </message>
    <message>
        <source>1 recording</source>
        <translation>録音 1 件</translation>
    </message>
    <message>
        <source>%1 recordings</source>
        <translation>録音 %1 件</translation>
    </message>
    <message>
        <source>New dataset</source>
        <translation>新しいデータセット</translation>
    </message>
    <message>
        <source>Whose voice is it? The set&apos;s name:</source>
        <translation>だれの声ですか。データセットの名前：</translation>
    </message>
    <message>
        <source>My voice</source>
        <translation>わたしの声</translation>
    </message>
    <message>
        <source>Recordings of one voice</source>
        <translation>ひとりの声の録音</translation>
    </message>
    <message>
        <source>What the doctor says</source>
        <translation>録音の診断</translation>
    </message>
</context>
<context>
    <name>koe::ui::DeviceBox</name>
    <message>
        <source>%1 · not here any more</source>
        <translation>%1 · もうありません</translation>
    </message>
</context>
<context>
    <name>koe::ui::Doctor</name>
    <message>
        <source>1 second</source>
        <translation>1 秒</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 分</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>noisy</source>
        <translation>雑音の多い</translation>
    </message>
    <message>
        <source>slightly noisy</source>
        <translation>やや雑音のある</translation>
    </message>
    <message>
        <source>echoing</source>
        <translation>響きの強い</translation>
    </message>
    <message>
        <source>slightly echoing</source>
        <translation>やや響く</translation>
    </message>
    <message>
        <source>clipping</source>
        <translation>音割れのある</translation>
    </message>
    <message>
        <source>humming</source>
        <translation>ハム音のある</translation>
    </message>
    <message>
        <source>music-filled</source>
        <translation>音楽の混じった</translation>
    </message>
    <message>
        <source>clean</source>
        <translation>きれいな</translation>
    </message>
    <message>
        <source>, </source>
        <translation>・</translation>
    </message>
    <message>
        <source>There is no speech here to train on.</source>
        <translation>学習に使える話し声がありません。</translation>
    </message>
    <message>
        <source>too little to learn a voice from.</source>
        <translation>声を学ぶには足りません。</translation>
    </message>
    <message>
        <source>enough for a first try; 10 to 50 minutes are better.</source>
        <translation>お試しには足ります。10〜50分あるとよくなります。</translation>
    </message>
    <message>
        <source>enough to try; 10 to 50 minutes are better.</source>
        <translation>試すには十分です。10〜50分あるとよくなります。</translation>
    </message>
    <message>
        <source>enough of it, but the voice will sound like that too.</source>
        <translation>量は十分ですが、声もそのような音になります。</translation>
    </message>
    <message>
        <source>more than enough.</source>
        <translation>十分すぎるほどです。</translation>
    </message>
    <message>
        <source>good for a voice.</source>
        <translation>音声モデルに適しています。</translation>
    </message>
    <message>
        <source>%1 of %2 speech: %3</source>
        <translation>%2話し声 %1。%3</translation>
    </message>
    <message>
        <source>Train 1 epoch.</source>
        <translation>1 エポック学習します。</translation>
    </message>
    <message>
        <source>Train %1 epochs.</source>
        <translation>%1 エポック学習するとよいでしょう。</translation>
    </message>
    <message>
        <source>Record closer to the microphone, or take the noise out first.</source>
        <translation>マイクに近づいて録音するか、先に雑音を取り除いてください。</translation>
    </message>
    <message>
        <source>Take the echo out first, or record in a room with curtains and carpet.</source>
        <translation>先に響きを取り除くか、カーテンやカーペットのある部屋で録音してください。</translation>
    </message>
    <message>
        <source>Filter the hum out first, or record away from power supplies.</source>
        <translation>先にハム音を取り除くか、電源から離れて録音してください。</translation>
    </message>
    <message>
        <source>The treble is missing: train at 32 kHz; more would be empty.</source>
        <translation>高音がありません。32 kHz で学習すれば十分です。</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>話し声</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>雑音</translation>
    </message>
    <message>
        <source>Hum</source>
        <translation>ハム音</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>音割れ</translation>
    </message>
    <message>
        <source>Echo</source>
        <translation>響き</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音楽</translation>
    </message>
    <message>
        <source>Treble</source>
        <translation>高音</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>無音</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>音の高さ</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>音量差</translation>
    </message>
    <message>
        <source>Other voices</source>
        <translation>別の声</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重複</translation>
    </message>
    <message>
        <source>1 recording</source>
        <translation>録音 1 件</translation>
    </message>
    <message>
        <source>%1 recordings</source>
        <translation>録音 %1 件</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>not to be heard out</source>
        <translation>判別できません</translation>
    </message>
    <message>
        <source>%1 dB under the speech</source>
        <translation>話し声より %1 dB 下</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>up to %1 kHz</source>
        <translation>%1 kHz まで</translation>
    </message>
    <message>
        <source>within %1 dB</source>
        <translation>%1 dB 以内</translation>
    </message>
    <message>
        <source>What is left after silence is cut away. 10 to 50 minutes are good.</source>
        <translation>無音を切り取った残りの長さ。10〜50分が適しています。</translation>
    </message>
    <message>
        <source>Steady noise against the speech. 25 dB and more are good.</source>
        <translation>話し声に対する定常雑音。25 dB 以上が適しています。</translation>
    </message>
    <message>
        <source>The mains at 50 or 60 Hz.</source>
        <translation>50 または 60 Hz の電源音。</translation>
    </message>
    <message>
        <source>Samples cut off at a ceiling: the recording was too loud.</source>
        <translation>音が大きすぎて上限で切れた部分。</translation>
    </message>
    <message>
        <source>How long the room rings. Under 0.35 s is good; the voice learns the room as well.</source>
        <translation>部屋の響きの長さ。0.35 秒未満が適しています。声は部屋の響きも学びます。</translation>
    </message>
    <message>
        <source>What moves as music does, not as a voice. Separate the voice first.</source>
        <translation>声ではなく音楽のように動く部分。先に声を分離してください。</translation>
    </message>
    <message>
        <source>Where the sound ends. A voice of 40 or 48 kHz wants 15 kHz.</source>
        <translation>音が途切れる周波数。40・48 kHz の音声モデルには 15 kHz が必要です。</translation>
    </message>
    <message>
        <source>Cut away by itself; no harm.</source>
        <translation>自動で切り取られるので問題ありません。</translation>
    </message>
    <message>
        <source>The middle, and what nearly all of it lies between. A voice sings best within what it has learned.</source>
        <translation>中央と、ほとんどが収まる範囲。学んだ範囲の中でもっともよく歌えます。</translation>
    </message>
    <message>
        <source>Between quiet and loud recordings. Clips are levelled; the noise of quiet ones with them.</source>
        <translation>小さい録音と大きい録音の差。音量はそろえますが、小さい録音の雑音も大きくなります。</translation>
    </message>
    <message>
        <source>Recordings that sound unlike the rest: another person, another microphone or another room.</source>
        <translation>ほかと違って聞こえる録音。別の人・マイク・部屋かもしれません。</translation>
    </message>
    <message>
        <source>The same sound more than once.</source>
        <translation>同じ音が2回以上あります。</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>読み込めません</translation>
    </message>
    <message>
        <source>no speech</source>
        <translation>話し声なし</translation>
    </message>
    <message>
        <source>too short</source>
        <translation>短すぎる</translation>
    </message>
    <message>
        <source>clips</source>
        <translation>音割れ</translation>
    </message>
    <message>
        <source>hums</source>
        <translation>ハム音</translation>
    </message>
    <message>
        <source>echoes</source>
        <translation>響く</translation>
    </message>
    <message>
        <source>music</source>
        <translation>音楽</translation>
    </message>
    <message>
        <source>no treble</source>
        <translation>高音なし</translation>
    </message>
    <message>
        <source>level</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>another voice?</source>
        <translation>別の声?</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>重複</translation>
    </message>
    <message>
        <source>Clips: %1 % of the samples stand at a ceiling.</source>
        <translation>音割れ：サンプルの %1 % が上限に達しています。</translation>
    </message>
    <message>
        <source>Noisy: speech is only %1 dB over the noise.</source>
        <translation>雑音：話し声は雑音より %1 dB 大きいだけです。</translation>
    </message>
    <message>
        <source>Mains hum, %1 dB under the speech.</source>
        <translation>電源のハム音、話し声より %1 dB 下。</translation>
    </message>
    <message>
        <source>Echoes: the room takes about %1 s to fall silent.</source>
        <translation>響き：部屋が静まるまで約 %1 秒。</translation>
    </message>
    <message>
        <source>%1 % of it moves as music does: separate the voice first.</source>
        <translation>%1 % が音楽のように動きます。先に声を分離してください。</translation>
    </message>
    <message>
        <source>Holds nothing above %1 kHz.</source>
        <translation>%1 kHz より上に音がありません。</translation>
    </message>
    <message>
        <source>%1 dB against the others.</source>
        <translation>ほかと %1 dB の差。</translation>
    </message>
    <message>
        <source>Sounds like another person, or another microphone or room: listen to it.</source>
        <translation>別の人・マイク・部屋のように聞こえます。聞いて確かめてください。</translation>
    </message>
    <message>
        <source>The same sound as %1.</source>
        <translation>%1 と同じ音です。</translation>
    </message>
    <message>
        <source>Shorter than 0.4 s: no clip can be made of it.</source>
        <translation>0.4 秒より短く、使えません。</translation>
    </message>
    <message>
        <source>There is hardly a voice in it.</source>
        <translation>声がほとんどありません。</translation>
    </message>
    <message>
        <source>1 file cannot be read</source>
        <translation>1 件のファイルが読み込めません</translation>
    </message>
    <message>
        <source>%1 files cannot be read</source>
        <translation>%1 件のファイルが読み込めません</translation>
    </message>
    <message>
        <source>1 recording without speech</source>
        <translation>話し声のない録音 1 件</translation>
    </message>
    <message>
        <source>%1 recordings without speech</source>
        <translation>話し声のない録音 %1 件</translation>
    </message>
    <message>
        <source>1 recording too short</source>
        <translation>短すぎる録音 1 件</translation>
    </message>
    <message>
        <source>%1 recordings too short</source>
        <translation>短すぎる録音 %1 件</translation>
    </message>
    <message>
        <source>1 recording clipping</source>
        <translation>音割れした録音 1 件</translation>
    </message>
    <message>
        <source>%1 recordings clipping</source>
        <translation>音割れした録音 %1 件</translation>
    </message>
    <message>
        <source>1 recording drowning in noise</source>
        <translation>雑音に埋もれた録音 1 件</translation>
    </message>
    <message>
        <source>%1 recordings drowning in noise</source>
        <translation>雑音に埋もれた録音 %1 件</translation>
    </message>
    <message>
        <source>1 recording with echo</source>
        <translation>響く録音 1 件</translation>
    </message>
    <message>
        <source>%1 recordings with echo</source>
        <translation>響く録音 %1 件</translation>
    </message>
    <message>
        <source>1 recording with music</source>
        <translation>音楽の混じった録音 1 件</translation>
    </message>
    <message>
        <source>%1 recordings with music</source>
        <translation>音楽の混じった録音 %1 件</translation>
    </message>
    <message>
        <source>1 recording of perhaps another person</source>
        <translation>別の人かもしれない録音 1 件</translation>
    </message>
    <message>
        <source>%1 recordings of perhaps another person</source>
        <translation>別の人かもしれない録音 %1 件</translation>
    </message>
    <message>
        <source>1 duplicate</source>
        <translation>重複 1 件</translation>
    </message>
    <message>
        <source>%1 duplicates</source>
        <translation>重複 %1 件</translation>
    </message>
    <message>
        <source>good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>mind</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>不良</translation>
    </message>
    <message>
        <source>Add more recordings: two minutes are enough to try, ten make a good voice.</source>
        <translation>録音を追加してください。2 分で試せます。10 分あれば良い音声モデルになります。</translation>
    </message>
</context>
<context>
    <name>koe::ui::DoctorPanel</name>
    <message>
        <source>Stop listening</source>
        <translation>確認を止める</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>コピー中…</translation>
    </message>
    <message>
        <source>Listening… %1 %</source>
        <translation>確認中… %1 %</translation>
    </message>
    <message>
        <source>The doctor listens to the recordings.</source>
        <translation>録音を確認しています。</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>除外する</translation>
    </message>
    <message>
        <source>Leave out: %1</source>
        <translation>除外する：%1</translation>
    </message>
    <message>
        <source>The files stay where they are; training passes them over.</source>
        <translation>ファイルはそのまま残り、学習では使われません。</translation>
    </message>
    <message>
        <source>1 recording left out</source>
        <translation>録音 1 件を除外中</translation>
    </message>
    <message>
        <source>%1 recordings left out</source>
        <translation>録音 %1 件を除外中</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>すべて使う</translation>
    </message>
</context>
<context>
    <name>koe::ui::DroppedFile</name>
    <message>
        <source>a voice</source>
        <translation>音声モデル</translation>
    </message>
    <message>
        <source>a training checkpoint</source>
        <translation>学習のチェックポイント</translation>
    </message>
    <message>
        <source>a base to train from</source>
        <translation>学習の元になるベースモデル</translation>
    </message>
    <message>
        <source>a speech encoder</source>
        <translation>音声エンコーダー</translation>
    </message>
    <message>
        <source>a pitch model</source>
        <translation>ピッチ抽出のモデル</translation>
    </message>
    <message>
        <source>a model that separates voice and music</source>
        <translation>声と音楽を分離するモデル</translation>
    </message>
    <message>
        <source>an index</source>
        <translation>インデックス</translation>
    </message>
    <message>
        <source>a table of numbers</source>
        <translation>数値の表</translation>
    </message>
    <message>
        <source>a package</source>
        <translation>パッケージ</translation>
    </message>
    <message>
        <source>a model of another program</source>
        <translation>別のプログラムのモデル</translation>
    </message>
    <message>
        <source>a recording</source>
        <translation>録音</translation>
    </message>
    <message>
        <source>a web page: the download went wrong</source>
        <translation>ウェブページ（ダウンロードの失敗）</translation>
    </message>
    <message>
        <source>a note of Git in place of the file: it was not downloaded</source>
        <translation>本体ではなく Git の控え（本体は未ダウンロード）</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>壊れたファイル</translation>
    </message>
    <message>
        <source>not to be read</source>
        <translation>読めないファイル</translation>
    </message>
    <message>
        <source>of a kind that Koe Studio does not use</source>
        <translation>Koe Studio では使わない種類のファイル</translation>
    </message>
    <message>
        <source>%1 is %2.</source>
        <translation>%1 は%2です。</translation>
    </message>
    <message>
        <source>A voice can be extracted from it.</source>
        <translation>ここから音声モデルを取り出せます。</translation>
    </message>
    <message>
        <source>Settings takes base models in.</source>
        <translation>ベースモデルは「設定」で取り込めます。</translation>
    </message>
    <message>
        <source>Get it again where it came from.</source>
        <translation>元の場所からもう一度入手してください。</translation>
    </message>
    <message>
        <source>Koe Studio has no use for it.</source>
        <translation>Koe Studio では使いません。</translation>
    </message>
    <message>
        <source>Recordings are converted under Inference.</source>
        <translation>録音の変換は「推論」で行います。</translation>
    </message>
    <message>
        <source>a text file</source>
        <translation>テキストファイル</translation>
    </message>
</context>
<context>
    <name>koe::ui::ErrorWords</name>
    <message>
        <source>There is not enough memory for this: close other programs, or give it less at a time.</source>
        <translation>メモリが足りません。ほかのプログラムを閉じるか、一度に扱う量を減らしてください。</translation>
    </message>
    <message>
        <source>With %1 MB of memory nothing can be converted: this voice needs %2. Settings allows it more.</source>
        <translation>メモリが %1 MB では変換できません。この音声モデルには %2 が必要です。「設定」で上限を増やせます。</translation>
    </message>
    <message>
        <source>Only %1 MB of memory are free, and this voice needs %2: close other programs if it becomes slow or ends.</source>
        <translation>空きメモリは %1 MB だけで、この音声モデルには %2 が必要です。遅くなったり止まったりする場合は、ほかのプログラムを閉じてください。</translation>
    </message>
    <message>
        <source>There is no room left on the disk for %1: make room and start again; nothing was lost.</source>
        <translation>%1 を書き込む空きがディスクにありません。空きを作ってやり直してください。失われたものはありません。</translation>
    </message>
    <message>
        <source>There is no room left on the disk for %1: make room and start again; what is here already is kept.</source>
        <translation>%1 を書き込む空きがディスクにありません。空きを作ってやり直してください。ここまでの分は残っています。</translation>
    </message>
    <message>
        <source>There is no room left on the disk of %1: make room and start again; nothing was lost.</source>
        <translation>%1 のディスクに空きがありません。空きを作ってやり直してください。失われたものはありません。</translation>
    </message>
    <message>
        <source>There is no room on the disk for %1: %2 are needed and %3 are free.</source>
        <translation>%1 のための空きがディスクにありません。必要なのは %2、空きは %3 です。</translation>
    </message>
    <message>
        <source>The folder of %1 cannot be written to: choose another one.</source>
        <translation>%1 のフォルダーに書き込めません。別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to: choose another one.</source>
        <translation>フォルダー %1 に書き込めません。別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: choose another one.</source>
        <translation>フォルダー %1 を作れません。別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 に書き込めません：%2。</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>ファイル %1 がありません。</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>フォルダー %1 がありません。</translation>
    </message>
    <message>
        <source>The folder %1 holds no recordings.</source>
        <translation>フォルダー %1 に録音がありません。</translation>
    </message>
    <message>
        <source>%1 is a folder, not a recording.</source>
        <translation>%1 は録音ではなくフォルダーです。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be read: it is not yours to read.</source>
        <translation>フォルダー %1 を読めません。読む権限がありません。</translation>
    </message>
    <message>
        <source>%1 cannot be read: it is not yours to read.</source>
        <translation>%1 を読めません。読む権限がありません。</translation>
    </message>
    <message>
        <source>The recording is empty.</source>
        <translation>録音が空です。</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 は空です。</translation>
    </message>
    <message>
        <source>%1 is not a sound file that can be read, whatever its name says.</source>
        <translation>%1 は、名前にかかわらず、読める音声ファイルではありません。</translation>
    </message>
    <message>
        <source>%1 holds no sound.</source>
        <translation>%1 に音が入っていません。</translation>
    </message>
    <message>
        <source>%1 is cut short: it ends before its own header says. Copy it again.</source>
        <translation>%1 は途中で切れています。もう一度コピーしてください。</translation>
    </message>
    <message>
        <source>The recording is damaged: export it again.</source>
        <translation>録音が壊れています。もう一度書き出してください。</translation>
    </message>
    <message>
        <source>%1 is there already and was left as it is.</source>
        <translation>%1 は既にあるため、そのままにしました。</translation>
    </message>
    <message>
        <source>There is no voice called %1 any more.</source>
        <translation>%1 という音声モデルはもうありません。</translation>
    </message>
    <message>
        <source>The voice file %1 is not there any more.</source>
        <translation>音声モデルのファイル %1 はもうありません。</translation>
    </message>
    <message>
        <source>The voice %1 needs the base model %2, which is not here yet: Settings gets it, or takes it over from RVC.</source>
        <translation>音声モデル %1 にはベースモデル %2 が必要ですが、まだありません。「設定」で入手するか、RVC から取り込めます。</translation>
    </message>
    <message>
        <source>The voice %1 was trained on the speech encoder %2, which is not here: put it into %3.</source>
        <translation>音声モデル %1 は音声エンコーダー %2 で学習されていますが、ここにありません。%3 に置いてください。</translation>
    </message>
    <message>
        <source>The voice %1 needs %2, which comes with Koe Studio and is not there: install Koe Studio again.</source>
        <translation>音声モデル %1 には Koe Studio に付属する %2 が必要ですが、見つかりません。Koe Studio を入れ直してください。</translation>
    </message>
    <message>
        <source>The pitch method %1 needs its base model, which is not here yet: Settings gets it, or choose another method.</source>
        <translation>ピッチ抽出方式 %1 のベースモデルがまだありません。「設定」で入手するか、別の方式を選んでください。</translation>
    </message>
    <message>
        <source>%1 cannot speak: its training went astray, or the file is damaged. Take an earlier one, or download it again.</source>
        <translation>%1 は使えません。学習が破綻したか、ファイルが壊れています。以前のものを使うか、もう一度ダウンロードしてください。</translation>
    </message>
    <message>
        <source>The index %1 is for %2 voices, and %3 is %4.</source>
        <translation>インデックス %1 は %2 の音声モデル用ですが、%3 は %4 です。</translation>
    </message>
    <message>
        <source>The index %1 is empty: take the one whose name begins with “added_”.</source>
        <translation>インデックス %1 は空です。名前が「added_」で始まるものを使ってください。</translation>
    </message>
    <message>
        <source>%1 is there already: choose another name.</source>
        <translation>%1 は既にあります。別の名前にしてください。</translation>
    </message>
    <message>
        <source>There is another voice called %1: choose another name.</source>
        <translation>%1 という音声モデルが既にあります。別の名前にしてください。</translation>
    </message>
    <message>
        <source>A voice cannot be called “%1”: a name has no slash, does not begin with a dot and is shorter than %2 letters.</source>
        <translation>「%1」は音声モデルの名前に使えません。スラッシュを含まず、点で始まらず、%2 文字より短い名前にしてください。</translation>
    </message>
    <message>
        <source>The name %1 must end in .zip.</source>
        <translation>名前 %1 は .zip で終わる必要があります。</translation>
    </message>
    <message>
        <source>The name %1 must end in .pth or .safetensors.</source>
        <translation>名前 %1 は .pth か .safetensors で終わる必要があります。</translation>
    </message>
    <message>
        <source>%1 cannot be moved to the bin (%2): it is still where it was. Delete it with the file manager.</source>
        <translation>%1 をゴミ箱に移せません（%2）。元の場所に残っています。ファイルマネージャーで削除してください。</translation>
    </message>
    <message>
        <source>%1 is no longer in the bin.</source>
        <translation>%1 はもうゴミ箱にありません。</translation>
    </message>
    <message>
        <source>Preparing the recordings needs the base model %1, which is not here yet: Settings gets it, or takes it over from RVC.</source>
        <translation>録音の準備にはベースモデル %1 が必要ですが、まだありません。「設定」で入手するか、RVC から取り込めます。</translation>
    </message>
    <message>
        <source>The base %1 is not here yet: Settings gets it, or takes it over from RVC.</source>
        <translation>ベースモデル %1 がまだありません。「設定」で入手するか、RVC から取り込めます。</translation>
    </message>
    <message>
        <source>This training needs %1, which comes with Koe Studio and is not there: install Koe Studio again.</source>
        <translation>この学習には Koe Studio に付属する %1 が必要ですが、見つかりません。Koe Studio を入れ直してください。</translation>
    </message>
    <message>
        <source>There is no speech to train on in %1.</source>
        <translation>%1 には学習に使える声がありません。</translation>
    </message>
    <message>
        <source>There are only %1 s of speech: a voice needs minutes of it, ten or more, to sound like its speaker.</source>
        <translation>声が %1 秒しかありません。話者らしい声になるには、10 分以上が必要です。</translation>
    </message>
    <message>
        <source>%1 was left out: there is no speech in it, only silence (or it is far too quiet).</source>
        <translation>%1 は除外しました。声がなく、無音だけです（または小さすぎます）。</translation>
    </message>
    <message>
        <source>Another program is training %1 at this moment. Wait for it, or stop it.</source>
        <translation>別のプログラムが %1 を学習しています。終わるのを待つか、止めてください。</translation>
    </message>
    <message>
        <source>The experiment %1 is being trained at this moment: stop it first.</source>
        <translation>実験 %1 は学習中です。先に止めてください。</translation>
    </message>
    <message>
        <source>None of the checkpoints in %1 can be read (%2 is the newest). Move them away to begin anew.</source>
        <translation>%1 のチェックポイントはどれも読めません（最新は %2）。最初から始めるには、別の場所に移してください。</translation>
    </message>
    <message>
        <source>The training went astray at epoch %1, step %2. What was saved before is kept: go on from there, perhaps with another batch size.</source>
        <translation>学習がエポック %1、ステップ %2 で破綻しました。それまでの保存は残っています。そこから、必要ならバッチサイズを変えて続けてください。</translation>
    </message>
    <message>
        <source>The training was ended from outside, perhaps out of memory. Everything up to the last save is kept: go on from there.</source>
        <translation>学習が外から止められました。メモリ不足かもしれません。最後の保存までは残っています。そこから続けられます。</translation>
    </message>
    <message>
        <source>The training ended unexpectedly (%1). Everything up to the last save is kept: go on from there.</source>
        <translation>学習が予期せず終わりました（%1）。最後の保存までは残っています。そこから続けられます。</translation>
    </message>
    <message>
        <source>The graphics card has too little memory free: close other programs that use it, make the batch smaller, or choose the processor in Settings.</source>
        <translation>GPU の空きメモリが足りません。GPU を使うほかのプログラムを閉じるか、バッチサイズを小さくするか、「設定」で CPU を選んでください。</translation>
    </message>
    <message>
        <source>This machine has too little memory free: close other programs, or make the batch smaller.</source>
        <translation>空きメモリが足りません。ほかのプログラムを閉じるか、バッチサイズを小さくしてください。</translation>
    </message>
    <message>
        <source>Something failed inside the neural network: %2</source>
        <translation>ニューラルネットワークの中で失敗しました：%2</translation>
    </message>
    <message>
        <source>The graphics card %1 cannot be used here: choose another device in Settings.</source>
        <translation>GPU %1 はここでは使えません。「設定」で別のデバイスを選んでください。</translation>
    </message>
    <message>
        <source>The graphics card %1 is not there any more: choose another device in Settings.</source>
        <translation>GPU %1 はもうありません。「設定」で別のデバイスを選んでください。</translation>
    </message>
    <message>
        <source>There is no %1 here that could be used: plug one in, or start the sound server (PipeWire, PulseAudio or JACK).</source>
        <translation>使える%1がありません。接続するか、サウンドサーバー（PipeWire、PulseAudio、JACK）を起動してください。</translation>
    </message>
    <message>
        <source>The %1 “%2” is not there: plug it in or choose another one.</source>
        <translation>%1「%2」がありません。接続するか、別のものを選んでください。</translation>
    </message>
    <message>
        <source>The loudspeaker went away, or its sound server stopped: choose another one, or start the sound server again.</source>
        <translation>スピーカーが外れたか、サウンドサーバーが止まりました。別のスピーカーを選ぶか、サウンドサーバーを起動し直してください。</translation>
    </message>
    <message>
        <source>The microphone went away while it recorded: what it gave until then is kept.</source>
        <translation>録音中にマイクが外れました。それまでの分は残っています。</translation>
    </message>
    <message>
        <source>The microphone went away, or its sound server stopped: choose another one.</source>
        <translation>マイクが外れたか、サウンドサーバーが止まりました。別のマイクを選んでください。</translation>
    </message>
    <message>
        <source>Nothing was recorded: the microphone gave no sound.</source>
        <translation>何も録音されませんでした。マイクから音が来ていません。</translation>
    </message>
    <message>
        <source>%1 could not be got: the download server cannot be reached, or stopped. Try again later, or name another server in Settings.</source>
        <translation>%1 を入手できませんでした。ダウンロードサーバーに届かないか、途中で切れました。後でやり直すか、「設定」で別のサーバーを指定してください。</translation>
    </message>
    <message>
        <source>%1 sends something else instead of %3: a network that wants a log-in does so.</source>
        <translation>%1 から %3 ではないものが届きました。ログインが必要なネットワークではこうなります。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>止めました。</translation>
    </message>
    <message>
        <source>Something went wrong that Koe Studio has no words for: %1</source>
        <translation>Koe Studio が説明できない問題が起きました：%1</translation>
    </message>
    <message>
        <source>microphone</source>
        <translation>マイク</translation>
    </message>
    <message>
        <source>loudspeaker</source>
        <translation>スピーカー</translation>
    </message>
    <message>
        <source>The download server gave another file than the listed one: it is not used. Try again later, or name another server in Settings.</source>
        <translation>ダウンロードサーバーのファイルが一覧のものと違うため、使いません。後でもう一度試すか、設定で別のサーバーを指定してください。</translation>
    </message>
    <message>
        <source>The file %1 cannot be read, so %2 begin anew. It is kept as %3.</source>
        <translation>ファイル %1 を読み込めないため、%2は初めからになります。元のファイルは %3 として残っています。</translation>
    </message>
    <message>
        <source>There is no room left on the disk of %1: what was recorded until then is kept. Make room before you go on.</source>
        <translation>%1 のディスクに空きがありません。それまでの録音は残っています。続ける前に空きを作ってください。</translation>
    </message>
    <message>
        <source>the settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>the jobs</source>
        <translation>ジョブの一覧</translation>
    </message>
    <message>
        <source>the results</source>
        <translation>変換結果の一覧</translation>
    </message>
    <message>
        <source>The loudspeaker “%1” cannot be used: the system default sounds instead.</source>
        <translation>スピーカー「%1」は使えないため、システムの既定の出力で再生します。</translation>
    </message>
    <message>
        <source>There is not enough memory for %1: close other programs.</source>
        <translation>%1 を処理するメモリが足りません。ほかのプログラムを閉じてください。</translation>
    </message>
    <message>
        <source>There is not enough memory to read %1.</source>
        <translation>%1 を読むメモリが足りません。</translation>
    </message>
    <message>
        <source>There is not enough memory to encode the sound.</source>
        <translation>音声を書き出すメモリが足りません。</translation>
    </message>
    <message>
        <source>There is not enough memory to build the index of %1: close other programs or give fewer recordings.</source>
        <translation>%1 のインデックスを作るメモリが足りません。ほかのプログラムを閉じるか、録音を減らしてください。</translation>
    </message>
    <message>
        <source>There is no room on the disk for all of this in %1: %2 are needed and %3 are free.</source>
        <translation>すべてを %1 に置く空きがディスクにありません。必要なのは %2、空きは %3 です。</translation>
    </message>
    <message>
        <source>There is no room on the disk to unpack %1: %2 are needed and %3 are free.</source>
        <translation>%1 を展開する空きがディスクにありません。必要なのは %2、空きは %3 です。</translation>
    </message>
    <message>
        <source>There is no room on the disk in %1: %2 are needed and %3 are free.</source>
        <translation>%1 のディスクに空きがありません。必要なのは %2、空きは %3 です。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to.</source>
        <translation>フォルダー %1 に書き込めません。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2.</source>
        <translation>フォルダー %1 を作れません：%2。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to: %2.</source>
        <translation>フォルダー %1 に書き込めません：%2。</translation>
    </message>
    <message>
        <source>%1 cannot be renamed: %2.</source>
        <translation>%1 の名前を変えられません：%2。</translation>
    </message>
    <message>
        <source>%1 cannot be removed: %2.</source>
        <translation>%1 を削除できません：%2。</translation>
    </message>
    <message>
        <source>%1 cannot be read: it is not there, or not yours to read.</source>
        <translation>%1 を読めません。ファイルがないか、読む権限がありません。</translation>
    </message>
    <message>
        <source>%1 cannot be read to its end: the disk reports an error.</source>
        <translation>%1 を最後まで読めません。ディスクがエラーを返しました。</translation>
    </message>
    <message>
        <source>%1 cannot be read: its sample rate changes on the way. Make a WAV file of it first.</source>
        <translation>%1 を読めません。途中でサンプリング周波数が変わっています。先に WAV に変換してください。</translation>
    </message>
    <message>
        <source>%1 cannot be read back: the disk may be failing.</source>
        <translation>%1 を読み戻せません。ディスクが故障しかけているかもしれません。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 を読めません：%2。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be read: %2.</source>
        <translation>フォルダー %1 を読めません：%2。</translation>
    </message>
    <message>
        <source>%1 could not be read to its end.</source>
        <translation>%1 を最後まで読めませんでした。</translation>
    </message>
    <message>
        <source>%1 is a folder, not a file.</source>
        <translation>%1 はファイルではなくフォルダーです。</translation>
    </message>
    <message>
        <source>%1 is not a regular file.</source>
        <translation>%1 は通常のファイルではありません。</translation>
    </message>
    <message>
        <source>%1 is not there any more.</source>
        <translation>%1 はもうありません。</translation>
    </message>
    <message>
        <source>There is another %1 now: it stays as it is.</source>
        <translation>別の %1 ができていたため、そのままにしました。</translation>
    </message>
    <message>
        <source>There is another %1 now: the one in the bin stays there.</source>
        <translation>別の %1 があるため、ゴミ箱のものはそのままにしました。</translation>
    </message>
    <message>
        <source>%1 cannot be brought back: %2.</source>
        <translation>%1 を元に戻せません：%2。</translation>
    </message>
    <message>
        <source>The checksum could not be computed.</source>
        <translation>チェックサムを計算できませんでした。</translation>
    </message>
    <message>
        <source>The file %1 cannot be read, so %2 begin anew. It could not be moved aside: %3.</source>
        <translation>ファイル %1 を読み込めないため、%2は初めからになります。元のファイルを別の名前で残せませんでした：%3。</translation>
    </message>
    <message>
        <source>Something went wrong that Koe Studio has no words for.</source>
        <translation>Koe Studio が説明できない問題が起きました。</translation>
    </message>
    <message>
        <source>Stopped before it began.</source>
        <translation>始まる前に止めました。</translation>
    </message>
    <message>
        <source>A part of Koe Studio is missing (%1): install Koe Studio again.</source>
        <translation>Koe Studio の一部（%1）がありません。Koe Studio を入れ直してください。</translation>
    </message>
    <message>
        <source>A part of Koe Studio cannot be loaded (%2): install Koe Studio again.</source>
        <translation>Koe Studio の一部（%2）を読み込めません。Koe Studio を入れ直してください。</translation>
    </message>
    <message>
        <source>The file %1 does not belong to Koe Studio: install Koe Studio again.</source>
        <translation>ファイル %1 は Koe Studio のものではありません。Koe Studio を入れ直してください。</translation>
    </message>
    <message>
        <source>%1 is being downloaded by another program already: wait for that one.</source>
        <translation>%1 は別のプログラムがダウンロードしています。終わるのを待ってください。</translation>
    </message>
    <message>
        <source>%1 sends a wrong piece of %2. Settings can name another server.</source>
        <translation>%1 から %2 の違う部分が届きました。「設定」で別のサーバーを指定できます。</translation>
    </message>
    <message>
        <source>%1 It is left as it is: move it away to get the listed one.</source>
        <translation>%1そのままにしました。一覧のものを入手するには、先に別の場所へ移してください。</translation>
    </message>
    <message>
        <source>“%1” is no download server: its address must begin with https:// or http://.</source>
        <translation>「%1」はダウンロードサーバーではありません。アドレスは https:// か http:// で始まる必要があります。</translation>
    </message>
    <message>
        <source>%1 is damaged: correct it or delete it.</source>
        <translation>%1 は壊れています。直すか削除してください。</translation>
    </message>
    <message>
        <source>The network library could not be started.</source>
        <translation>ネットワークの機能を開始できませんでした。</translation>
    </message>
    <message>
        <source>The folder %1 holds too many files for an RVC: choose the folder of the voices in it.</source>
        <translation>フォルダー %1 は RVC にしてはファイルが多すぎます。その中の音声モデルのフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>%1 holds a name that leads out of its folder: somebody may have tampered with it. It is not unpacked.</source>
        <translation>%1 にはフォルダーの外を指す名前が入っています。改ざんされたおそれがあるため、展開しません。</translation>
    </message>
    <message>
        <source>%1 cannot be read as a whole, or changed meanwhile: it is not taken in.</source>
        <translation>%1 を最後まで読めないか、途中で変わったため、取り込みません。</translation>
    </message>
    <message>
        <source>There is no voice in %1.</source>
        <translation>%1 に音声モデルはありません。</translation>
    </message>
    <message>
        <source>There are %1 voices in %2: they cannot all be called %3.</source>
        <translation>%2 には音声モデルが %1 個あります。すべてを %3 という名前にはできません。</translation>
    </message>
    <message>
        <source>There is no speech encoder at %1.</source>
        <translation>%1 に音声エンコーダーがありません。</translation>
    </message>
    <message>
        <source>The speech encoder in %1 cannot be used: it needs one file model.safetensors or pytorch_model.bin.</source>
        <translation>%1 の音声エンコーダーは使えません。1 つの model.safetensors か pytorch_model.bin が必要です。</translation>
    </message>
    <message>
        <source>There is no speech encoder in the folder %1.</source>
        <translation>フォルダー %1 に音声エンコーダーがありません。</translation>
    </message>
    <message>
        <source>%1 is no speech encoder.</source>
        <translation>%1 は音声エンコーダーではありません。</translation>
    </message>
    <message>
        <source>%1 is damaged, or another model: get it again.</source>
        <translation>%1 は壊れているか、別のモデルです。入手し直してください。</translation>
    </message>
    <message>
        <source>The pitch method swiftf0 needs %1, which comes with Koe Studio: install Koe Studio again, or choose the method pm.</source>
        <translation>ピッチ抽出方式 swiftf0 には Koe Studio に付属する %1 が必要です。Koe Studio を入れ直すか、pm を選んでください。</translation>
    </message>
    <message>
        <source>RMVPE&apos;s base model is not at %1: Settings gets it, or choose the pitch method swiftf0 or pm.</source>
        <translation>%1 に RMVPE のベースモデルがありません。「設定」で入手するか、ピッチ抽出方式に swiftf0 か pm を選んでください。</translation>
    </message>
    <message>
        <source>The pitch model %1 is damaged, or another one: get it again.</source>
        <translation>ピッチモデル %1 は壊れているか、別のものです。入手し直してください。</translation>
    </message>
    <message>
        <source>There is no pitch model at %1.</source>
        <translation>%1 にピッチモデルがありません。</translation>
    </message>
    <message>
        <source>%1 is damaged: download or copy it again.</source>
        <translation>%1 は壊れています。もう一度ダウンロードするか、コピーしてください。</translation>
    </message>
    <message>
        <source>%1 is cut off: download or copy it again.</source>
        <translation>%1 は途中で切れています。もう一度ダウンロードするか、コピーしてください。</translation>
    </message>
    <message>
        <source>%1 is protected by a password and cannot be read.</source>
        <translation>%1 はパスワードで保護されていて読めません。</translation>
    </message>
    <message>
        <source>%1 is packed in a way that is not supported: pack it again as an ordinary zip.</source>
        <translation>%1 の圧縮方式には対応していません。普通の zip に圧縮し直してください。</translation>
    </message>
    <message>
        <source>%1 would unpack to far more than a model of its size: it is refused.</source>
        <translation>%1 は展開すると異常に大きくなるため、開きません。</translation>
    </message>
    <message>
        <source>%1 was written on a computer of another kind (big-endian): it cannot be read.</source>
        <translation>%1 は別の種類のコンピューター（ビッグエンディアン）で書かれていて読めません。</translation>
    </message>
    <message>
        <source>%1 is a TorchScript program, not a model that can be used.</source>
        <translation>%1 は TorchScript のプログラムで、使えるモデルではありません。</translation>
    </message>
    <message>
        <source>%1 is not a model that can be read.</source>
        <translation>%1 は読めるモデルではありません。</translation>
    </message>
    <message>
        <source>%1 is a zip file with a model inside. Unpack it first.</source>
        <translation>%1 はモデルの入った zip です。先に展開してください。</translation>
    </message>
    <message>
        <source>%1 is damaged, or no voice of RVC.</source>
        <translation>%1 は壊れているか、RVC の音声モデルではありません。</translation>
    </message>
    <message>
        <source>%1 holds the weights of a voice without its settings: extract the voice from its training checkpoint again.</source>
        <translation>%1 には音声モデルの重みだけがあり、設定がありません。学習のチェックポイントから取り出し直してください。</translation>
    </message>
    <message>
        <source>%1 is %2, not %3: leave that to be found by itself.</source>
        <translation>%1 は %2 で、%3 ではありません。自動のままにしてください。</translation>
    </message>
    <message>
        <source>%1 is no training checkpoint.</source>
        <translation>%1 は学習のチェックポイントではありません。</translation>
    </message>
    <message>
        <source>%1 is %2, not a voice.</source>
        <translation>%1 は音声モデルではありません。%2です。</translation>
    </message>
    <message>
        <source>%1 is %2, not a voice. %3</source>
        <translation>%1 は音声モデルではありません。%2です。%3</translation>
    </message>
    <message>
        <source>%1 is %2, not a pitch model.</source>
        <translation>%1 はピッチモデルではありません。%2です。</translation>
    </message>
    <message>
        <source>%1 is %2, not a pitch model. %3</source>
        <translation>%1 はピッチモデルではありません。%2です。%3</translation>
    </message>
    <message>
        <source>%1 is %2, not a speech encoder.</source>
        <translation>%1 は音声エンコーダーではありません。%2です。</translation>
    </message>
    <message>
        <source>%1 is %2, not a speech encoder. %3</source>
        <translation>%1 は音声エンコーダーではありません。%2です。%3</translation>
    </message>
    <message>
        <source>%1 is %2, not an index.</source>
        <translation>%1 はインデックスではありません。%2です。</translation>
    </message>
    <message>
        <source>%1 is %2, not an index. %3</source>
        <translation>%1 はインデックスではありません。%2です。%3</translation>
    </message>
    <message>
        <source>%1 is %2, not a training checkpoint (G_….pth).</source>
        <translation>%1 は学習のチェックポイント（G_….pth）ではありません。%2です。</translation>
    </message>
    <message>
        <source>%1 is %2, not a training checkpoint (G_….pth). %3</source>
        <translation>%1 は学習のチェックポイント（G_….pth）ではありません。%2です。%3</translation>
    </message>
    <message>
        <source>%1 is %2, not a model.</source>
        <translation>%1 はモデルではありません。%2です。</translation>
    </message>
    <message>
        <source>%1 is %2, not a model. %3</source>
        <translation>%1 はモデルではありません。%2です。%3</translation>
    </message>
    <message>
        <source>%1 is damaged.</source>
        <translation>%1 は壊れています。</translation>
    </message>
    <message>
        <source>%1 is a web page: a link to a page was saved instead of the file. Download the file itself.</source>
        <translation>%1 は Web ページです。ファイルの代わりにページが保存されました。ファイルそのものをダウンロードしてください。</translation>
    </message>
    <message>
        <source>%1 is empty: download or copy it again.</source>
        <translation>%1 は空です。もう一度ダウンロードするか、コピーしてください。</translation>
    </message>
    <message>
        <source>%1 is a note of Git in place of the file: download the file itself.</source>
        <translation>%1 はファイルの代わりの Git のメモです。ファイルそのものをダウンロードしてください。</translation>
    </message>
    <message>
        <source>%1 is of a kind that Koe Studio does not know.</source>
        <translation>%1 は Koe Studio の知らない種類のファイルです。</translation>
    </message>
    <message>
        <source>with pitch</source>
        <translation>ピッチあり</translation>
    </message>
    <message>
        <source>without pitch</source>
        <translation>ピッチなし</translation>
    </message>
    <message>
        <source>of %1 Hz</source>
        <translation>サンプリング周波数 %1 Hz</translation>
    </message>
    <message>
        <source>of the decoder %1</source>
        <translation>デコーダー %1</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>エンジン</translation>
    </message>
    <message>
        <source>sound library</source>
        <translation>音声ライブラリー</translation>
    </message>
    <message>
        <source>a speech encoder (%1)</source>
        <translation>音声エンコーダー（%1）</translation>
    </message>
    <message>
        <source>a speech encoder</source>
        <translation>音声エンコーダー</translation>
    </message>
    <message>
        <source>the pitch model %1</source>
        <translation>ピッチモデル %1</translation>
    </message>
    <message>
        <source>a FAISS index (%1)</source>
        <translation>インデックス（%1）</translation>
    </message>
    <message>
        <source>an RVC voice (%1)</source>
        <translation>音声モデル（%1）</translation>
    </message>
    <message>
        <source>an RVC voice</source>
        <translation>音声モデル</translation>
    </message>
    <message>
        <source>a training checkpoint (G_…) (%1)</source>
        <translation>学習のチェックポイント（%1）</translation>
    </message>
    <message>
        <source>a training checkpoint (G_…)</source>
        <translation>学習のチェックポイント</translation>
    </message>
    <message>
        <source>a training checkpoint of the discriminator (D_…)</source>
        <translation>学習のチェックポイント（識別器 D_…）</translation>
    </message>
    <message>
        <source>a pretrained base for training</source>
        <translation>学習のベースモデル</translation>
    </message>
    <message>
        <source>a pretrained discriminator</source>
        <translation>学習のベースモデル（識別器）</translation>
    </message>
    <message>
        <source>a zip package %1</source>
        <translation>zip パッケージ（%1）</translation>
    </message>
    <message>
        <source>a sound file (%1)</source>
        <translation>音声ファイル（%1）</translation>
    </message>
    <message>
        <source>a JSON file</source>
        <translation>JSON ファイル</translation>
    </message>
    <message>
        <source>a text file</source>
        <translation>テキストファイル</translation>
    </message>
    <message>
        <source>a checkpoint of some other program</source>
        <translation>ほかのプログラムのチェックポイント</translation>
    </message>
    <message>
        <source>a file of PyTorch with no network in it</source>
        <translation>モデルの入っていない PyTorch ファイル</translation>
    </message>
    <message>
        <source>an ONNX model%1</source>
        <translation>ONNX モデル%1</translation>
    </message>
    <message>
        <source>Download or copy it again.</source>
        <translation>もう一度ダウンロードするか、コピーしてください。</translation>
    </message>
    <message>
        <source>Download the file itself.</source>
        <translation>ファイルそのものをダウンロードしてください。</translation>
    </message>
    <message>
        <source>Unpack it first.</source>
        <translation>先に展開してください。</translation>
    </message>
    <message>
        <source>It cannot be used as it is. Extract the voice from its training checkpoint again.</source>
        <translation>学習のチェックポイントから取り出し直してください。</translation>
    </message>
    <message>
        <source>Training goes on from it; the voice is in the file G_… beside it.</source>
        <translation>音声モデルは隣の G_… にあります。</translation>
    </message>
    <message>
        <source>a picture (%1)</source>
        <translation>画像（%1）</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文書</translation>
    </message>
    <message>
        <source>a MIDI file</source>
        <translation>MIDI ファイル</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>プログラム</translation>
    </message>
    <message>
        <source>a program of Windows</source>
        <translation>Windows のプログラム</translation>
    </message>
    <message>
        <source>packed with %1</source>
        <translation>%1 の圧縮ファイル</translation>
    </message>
    <message>
        <source>a tar archive</source>
        <translation>tar アーカイブ</translation>
    </message>
    <message>
        <source>a NumPy array</source>
        <translation>NumPy 配列</translation>
    </message>
    <message>
        <source>a GGUF model</source>
        <translation>GGUF モデル</translation>
    </message>
    <message>
        <source>a text of the XML kind</source>
        <translation>XML のテキスト</translation>
    </message>
    <message>
        <source>a single array (such as a cached spectrogram)</source>
        <translation>単独の配列</translation>
    </message>
    <message>
        <source>Koe Studio does not use it.</source>
        <translation>Koe Studio では使いません。</translation>
    </message>
    <message>
        <source>Settings takes base models in.</source>
        <translation>「設定」で取り込めます。</translation>
    </message>
    <message>
        <source>It is a base for training.</source>
        <translation>学習の土台です。</translation>
    </message>
    <message>
        <source>A voice can be extracted from it.</source>
        <translation>音声モデルを取り出せます。</translation>
    </message>
    <message>
        <source>Take the .pth or .safetensors that it was made from.</source>
        <translation>元の .pth か .safetensors を使ってください。</translation>
    </message>
    <message>
        <source>Take the one whose name begins with “added_”.</source>
        <translation>名前が「added_」で始まるものを使ってください。</translation>
    </message>
    <message>
        <source>It cannot be used.</source>
        <translation>使えません。</translation>
    </message>
    <message>
        <source>%1 is damaged: export it again.</source>
        <translation>%1 は壊れています。もう一度書き出してください。</translation>
    </message>
    <message>
        <source>The recording is too short to convert.</source>
        <translation>録音が短すぎて変換できません。</translation>
    </message>
    <message>
        <source>%1 is damaged or cut short: %2 of %3 seconds can be read. Copy it again.</source>
        <translation>%1 は壊れているか途中で切れています。%3 秒のうち %2 秒しか読めません。もう一度コピーしてください。</translation>
    </message>
    <message>
        <source>%1 cannot be played.</source>
        <translation>%1 を再生できません。</translation>
    </message>
    <message>
        <source>%1 has a sample rate of only %2 Hz: there is no voice to learn in it.</source>
        <translation>%1 のサンプリング周波数は %2 Hz しかありません。学べる声が入っていません。</translation>
    </message>
    <message>
        <source>%1 cannot be written with %2 channels at %3 Hz: choose another format.</source>
        <translation>%1 を %2 チャンネル、%3 Hz で書き出せません。別の形式を選んでください。</translation>
    </message>
    <message>
        <source>%1 cannot be written at %2 Hz: choose another format.</source>
        <translation>%1 を %2 Hz で書き出せません。別の形式を選んでください。</translation>
    </message>
    <message>
        <source>%1 cannot be written: it has %2 channels, and 1 to 8 are possible.</source>
        <translation>%1 を書き出せません。%2 チャンネルありますが、可能なのは 1～8 です。</translation>
    </message>
    <message>
        <source>%1 could not be written: choose another format.</source>
        <translation>%1 を書き出せませんでした。別の形式を選んでください。</translation>
    </message>
    <message>
        <source>The sound could not be written (%1): choose another format.</source>
        <translation>音声を書き出せませんでした（%1）。別の形式を選んでください。</translation>
    </message>
    <message>
        <source>This computer cannot write %1: choose another format.</source>
        <translation>このコンピューターでは %1 を書き出せません。別の形式を選んでください。</translation>
    </message>
    <message>
        <source>The format does not take %2 channels at %3 Hz: choose another one.</source>
        <translation>この形式は %2 チャンネル、%3 Hz に対応していません。別の形式を選んでください。</translation>
    </message>
    <message>
        <source>Sound at %1 Hz cannot be converted to %2 Hz.</source>
        <translation>%1 Hz の音声を %2 Hz に変換できません。</translation>
    </message>
    <message>
        <source>The sample rate could not be changed: %1.</source>
        <translation>サンプリング周波数を変えられませんでした：%1。</translation>
    </message>
    <message>
        <source>The sample rate could not be changed.</source>
        <translation>サンプリング周波数を変えられませんでした。</translation>
    </message>
    <message>
        <source>%1 was left out.</source>
        <translation>%1 は除外しました。</translation>
    </message>
    <message>
        <source>%1 could not be converted; the log says why.</source>
        <translation>%1 を変換できませんでした。理由はログにあります。</translation>
    </message>
    <message>
        <source>%1 would overwrite the recording itself: choose another folder.</source>
        <translation>%1 は元の録音を上書きしてしまいます。別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>What was kept of that conversion cannot be read any more: begin it anew.</source>
        <translation>その変換の記録を読めません。もう一度始めてください。</translation>
    </message>
    <message>
        <source>The recording %1 is shorter than 0.1 s: there is nothing to compare.</source>
        <translation>録音 %1 は 0.1 秒より短く、比べられません。</translation>
    </message>
    <message>
        <source>The recording %1 is silent: there is nothing to compare.</source>
        <translation>録音 %1 は無音で、比べられません。</translation>
    </message>
    <message>
        <source>The %1 “%2” does not open: another program may hold it. Choose another one or try again.</source>
        <translation>%1「%2」を開けません。別のプログラムが使っているかもしれません。別のものを選ぶか、やり直してください。</translation>
    </message>
    <message>
        <source>The %1 “%2” does not start: another program may hold it. Choose another one or try again.</source>
        <translation>%1「%2」を開始できません。別のプログラムが使っているかもしれません。別のものを選ぶか、やり直してください。</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a dataset: it names a folder, so no / \ | and no dot at its beginning.</source>
        <translation>「%1」はデータセットの名前に使えません。フォルダー名になるため、/ \ | を含まず、点で始まらない名前にしてください。</translation>
    </message>
    <message>
        <source>There is a dataset «%1» already: choose another name.</source>
        <translation>データセット「%1」は既にあります。別の名前にしてください。</translation>
    </message>
    <message>
        <source>%1 is not a folder: choose the folder that the recordings lie in.</source>
        <translation>%1 はフォルダーではありません。録音のあるフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>%1 is empty: put recordings of the voice into it (wav, flac, mp3, m4a …).</source>
        <translation>%1 は空です。話者の録音（wav、flac、mp3、m4a など）を入れてください。</translation>
    </message>
    <message>
        <source>%1 has %2 sub-folders, each of them a speaker; a voice holds %3 at most.</source>
        <translation>%1 にはサブフォルダーが %2 個あり、それぞれが話者になります。1 つの音声モデルの話者は %3 人までです。</translation>
    </message>
    <message>
        <source>%1: %2 recordings beside the speakers&apos; folders were left out. Put them into the folder of their speaker.</source>
        <translation>%1：話者のフォルダーの外にある録音 %2 個を除外しました。話者のフォルダーに入れてください。</translation>
    </message>
    <message>
        <source>%1 is damaged, so it cannot be said which recordings are to be left out: remove it and choose them again.</source>
        <translation>%1 が壊れているため、除外する録音がわかりません。このファイルを削除して、選び直してください。</translation>
    </message>
    <message>
        <source>A recording of %1 has a name with damaged letters: rename it first.</source>
        <translation>%1 の録音に、文字の壊れた名前のものがあります。先に名前を変えてください。</translation>
    </message>
    <message>
        <source>All recordings of %1 are to be left out: keep some.</source>
        <translation>%1 の録音がすべて除外されています。いくつか残してください。</translation>
    </message>
    <message>
        <source>%1 It was left out.</source>
        <translation>%1除外しました。</translation>
    </message>
    <message>
        <source>%1, %2 to %3 s, was left out.</source>
        <translation>%1 の %2～%3 秒を除外しました。</translation>
    </message>
    <message>
        <source>%1: the clip %2 was left out: it is damaged.</source>
        <translation>%1：クリップ %2 は壊れているため除外しました。</translation>
    </message>
    <message>
        <source>The path %1 holds a “|” or a line break: choose another place or name.</source>
        <translation>パス %1 に「|」か改行が含まれています。別の場所か名前にしてください。</translation>
    </message>
    <message>
        <source>The experiment %1 was prepared with %3, not %4: choose another name, or %5 again.</source>
        <translation>実験 %1 は %4 ではなく %3 で準備されています。別の名前にするか、%5 に戻してください。</translation>
    </message>
    <message>
        <source>The experiment %1 has clips that another program prepared, and new ones would mix with them: choose another name.</source>
        <translation>実験 %1 には別のプログラムが準備したクリップがあり、新しいものと混ざってしまいます。別の名前にしてください。</translation>
    </message>
    <message>
        <source>%1 is damaged: choose another name.</source>
        <translation>%1 は壊れています。別の名前にしてください。</translation>
    </message>
    <message>
        <source>An experiment cannot be called %1: choose another name.</source>
        <translation>%1 は実験の名前に使えません。別の名前にしてください。</translation>
    </message>
    <message>
        <source>“%1” is no name for a voice: it must be a plain file name.</source>
        <translation>「%1」は音声モデルの名前に使えません。普通のファイル名にしてください。</translation>
    </message>
    <message>
        <source>The speech encoder %1 does not fit a %3 voice: choose the other version.</source>
        <translation>音声エンコーダー %1 は %3 の音声モデルに合いません。もう一方のバージョンを選んでください。</translation>
    </message>
    <message>
        <source>The recordings of %1 were prepared with the speech encoder %2, which is not here any more: choose another name.</source>
        <translation>%1 の録音は音声エンコーダー %2 で準備されていますが、もうありません。別の名前にしてください。</translation>
    </message>
    <message>
        <source>There is no base model %1.</source>
        <translation>ベースモデル %1 がありません。</translation>
    </message>
    <message>
        <source>The base that comes with Koe Studio is not there (%1): install Koe Studio again, or choose another base.</source>
        <translation>Koe Studio に付属するベースモデル（%1）がありません。Koe Studio を入れ直すか、別のベースモデルを選んでください。</translation>
    </message>
    <message>
        <source>%1 is for %2 Hz, not %3 Hz: choose the other rate, or another name.</source>
        <translation>%1 は %3 Hz ではなく %2 Hz 用です。サンプリング周波数か名前を変えてください。</translation>
    </message>
    <message>
        <source>%1 is for %2 Hz, not %3 Hz: choose the other rate, or another base.</source>
        <translation>%1 は %3 Hz ではなく %2 Hz 用です。サンプリング周波数かベースモデルを変えてください。</translation>
    </message>
    <message>
        <source>%1 is %2, not %3: choose the other version, or another name.</source>
        <translation>%1 は %3 ではなく %2 です。バージョンか名前を変えてください。</translation>
    </message>
    <message>
        <source>%1 is %2, not %3: choose the other version, or another base.</source>
        <translation>%1 は %3 ではなく %2 です。バージョンかベースモデルを変えてください。</translation>
    </message>
    <message>
        <source>A voice without pitch needs another name.</source>
        <translation>ピッチなしの音声モデルには、別の名前が必要です。</translation>
    </message>
    <message>
        <source>A voice without pitch needs another base.</source>
        <translation>ピッチなしの音声モデルには、別のベースモデルが必要です。</translation>
    </message>
    <message>
        <source>%1 is no base for this training: rate, version and pitch must be the same.</source>
        <translation>%1 はこの学習のベースモデルになりません。サンプリング周波数、バージョン、ピッチの有無が同じである必要があります。</translation>
    </message>
    <message>
        <source>%1 was made with other settings: train under another name, or with those settings.</source>
        <translation>%1 は別の設定で作られています。別の名前で学習するか、その設定に戻してください。</translation>
    </message>
    <message>
        <source>%1 is damaged: its training went astray.</source>
        <translation>%1 は壊れています。学習が破綻しました。</translation>
    </message>
    <message>
        <source>The checkpoint %1 cannot be replaced: %2. What was saved is in %3.</source>
        <translation>チェックポイント %1 を置き換えられません：%2。保存した分は %3 にあります。</translation>
    </message>
    <message>
        <source>%1 and %2 are of different steps.</source>
        <translation>%1 と %2 のステップが違います。</translation>
    </message>
    <message>
        <source>%1 The save before it is used.</source>
        <translation>%1その前の保存を使います。</translation>
    </message>
    <message>
        <source>The checkpoint in %1 has only one of its two files, so training begins anew.</source>
        <translation>%1 のチェックポイントは 2 つのファイルの片方しかないため、学習を最初から始めます。</translation>
    </message>
    <message>
        <source>The optimizer of %1 starts anew.</source>
        <translation>%1 のオプティマイザーは最初から始めます。</translation>
    </message>
    <message>
        <source>There are no prepared recordings of this voice (%1): choose the folder of its recordings.</source>
        <translation>この音声モデルの準備された録音（%1）がありません。録音のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>None of the clips of %1 is there any more (%2 …): choose the folder of the recordings.</source>
        <translation>%1 のクリップがもうありません（%2 など）。録音のフォルダーを選び直してください。</translation>
    </message>
    <message>
        <source>The clip %1 cannot be read.</source>
        <translation>クリップ %1 を読めません。</translation>
    </message>
    <message>
        <source>The clip %1 is damaged: train under another name.</source>
        <translation>クリップ %1 は壊れています。別の名前で学習してください。</translation>
    </message>
    <message>
        <source>The clip %1 has %2 Hz, the training runs at %3 Hz: train under another name.</source>
        <translation>クリップ %1 は %2 Hz ですが、学習は %3 Hz です。別の名前で学習してください。</translation>
    </message>
    <message>
        <source>The recordings were prepared for another version (%1): train under another name.</source>
        <translation>録音は別のバージョン用に準備されています（%1）。別の名前で学習してください。</translation>
    </message>
    <message>
        <source>The clip %1 is too short to train on.</source>
        <translation>クリップ %1 は短すぎて学習に使えません。</translation>
    </message>
    <message>
        <source>A clip is too short to train on.</source>
        <translation>短すぎて学習に使えないクリップがあります。</translation>
    </message>
    <message>
        <source>%1 of %2 clips are too short to train on and are left out.</source>
        <translation>%2 個のクリップのうち %1 個は短すぎるため除外しました。</translation>
    </message>
    <message>
        <source>%1 of %2 clips are too long (over 6.75 s) and are left out.</source>
        <translation>%2 個のクリップのうち %1 個は長すぎる（6.75 秒超）ため除外しました。</translation>
    </message>
    <message>
        <source>No clip is of a length that can be trained on (about half a second to 6.75 s).</source>
        <translation>学習に使える長さ（約 0.5～6.75 秒）のクリップがありません。</translation>
    </message>
    <message>
        <source>The training set or batch size has changed: epoch %1 begins again.</source>
        <translation>データセットかバッチサイズが変わったため、エポック %1 を最初からやり直します。</translation>
    </message>
    <message>
        <source>There are more speakers than the %2 that the network has.</source>
        <translation>話者がネットワークの上限 %2 人を超えています。</translation>
    </message>
    <message>
        <source>The training&apos;s settings in %1 are damaged: train under another name.</source>
        <translation>学習の設定 %1 が壊れています。別の名前で学習してください。</translation>
    </message>
    <message>
        <source>The settings of this training cannot be read any more: begin it again from the Training page, under the same name.</source>
        <translation>この学習の設定を読めません。「学習」ページから同じ名前でもう一度始めてください。</translation>
    </message>
    <message>
        <source>The training cannot be started: %1.</source>
        <translation>学習を始められません：%1。</translation>
    </message>
    <message>
        <source>The training cannot be started: %2.</source>
        <translation>学習を始められません：%2。</translation>
    </message>
    <message>
        <source>The training was ended at once. Everything up to the last save is kept: go on from there.</source>
        <translation>学習をすぐに止めました。最後の保存までは残っています。そこから続けられます。</translation>
    </message>
    <message>
        <source>How fast this computer trains cannot be measured: recordings that come with Koe Studio are not there (%1).</source>
        <translation>学習の速さを測れません。Koe Studio に付属する録音（%1）がありません。</translation>
    </message>
    <message>
        <source>How fast this computer trains could not be measured: the trial ended by itself.</source>
        <translation>学習の速さを測れませんでした。試しの学習が途中で終わりました。</translation>
    </message>
    <message>
        <source>There is no experiment called %1 in %2.</source>
        <translation>%2 に %1 という実験はありません。</translation>
    </message>
    <message>
        <source>There is nothing to build the index of %1 from: no recording has speech.</source>
        <translation>%1 のインデックスを作る材料がありません。声のある録音がありません。</translation>
    </message>
    <message>
        <source>%1 is damaged: train under another name.</source>
        <translation>%1 は壊れています。別の名前で学習してください。</translation>
    </message>
    <message>
        <source>%1 is of another version than the rest: train under another name.</source>
        <translation>%1 はほかとバージョンが違います。別の名前で学習してください。</translation>
    </message>
    <message>
        <source>The index of %1 could not be built: the log says why.</source>
        <translation>%1 のインデックスを作れませんでした。理由はログにあります。</translation>
    </message>
    <message>
        <source>There are too many recordings for one index: use fewer.</source>
        <translation>録音が多すぎてインデックスを作れません。録音を減らしてください。</translation>
    </message>
    <message>
        <source>The voice %1 is damaged: download or copy it again.</source>
        <translation>音声モデル %1 は壊れています。もう一度ダウンロードするか、コピーしてください。</translation>
    </message>
    <message>
        <source>The voice %1 comes with Koe Studio and stays as it is. Export it for a copy of your own.</source>
        <translation>音声モデル %1 は Koe Studio に付属するもので、変更できません。書き出すと自分用の写しになります。</translation>
    </message>
    <message>
        <source>%1 has no place for notes. Export it: the copy has one.</source>
        <translation>%1 にはメモを書く場所がありません。書き出すと、写しには書けます。</translation>
    </message>
    <message>
        <source>The index cannot be placed at %1: %2.</source>
        <translation>インデックスを %1 に置けません：%2。</translation>
    </message>
    <message>
        <source>There is no index %1: choose another one, or none.</source>
        <translation>インデックス %1 がありません。別のものを選ぶか、なしにしてください。</translation>
    </message>
    <message>
        <source>%1 is not a file: choose the .index file of the voice.</source>
        <translation>%1 はファイルではありません。音声モデルの .index ファイルを選んでください。</translation>
    </message>
    <message>
        <source>The index %1 is damaged: copy or build it again.</source>
        <translation>インデックス %1 は壊れています。コピーし直すか、作り直してください。</translation>
    </message>
    <message>
        <source>The index %1 is not of RVC&apos;s kind: choose another one.</source>
        <translation>インデックス %1 は RVC のものではありません。別のものを選んでください。</translation>
    </message>
    <message>
        <source>%1 is not an index of RVC: choose another one.</source>
        <translation>%1 は RVC のインデックスではありません。別のものを選んでください。</translation>
    </message>
    <message>
        <source>The index belongs to a voice of another version: choose the voice&apos;s own, or none.</source>
        <translation>インデックスは別のバージョンの音声モデルのものです。この音声モデルのものを選ぶか、なしにしてください。</translation>
    </message>
    <message>
        <source>The index %1 belongs to a voice of another version: choose the voice&apos;s own, or none.</source>
        <translation>インデックス %1 は別のバージョンの音声モデルのものです。この音声モデルのものを選ぶか、なしにしてください。</translation>
    </message>
    <message>
        <source>The voice %1 has no index: it speaks without one.</source>
        <translation>音声モデル %1 にインデックスがないため、使わずに変換しました。</translation>
    </message>
    <message>
        <source>No index was found for %1: the package holds the voice alone.</source>
        <translation>%1 のインデックスが見つからないため、パッケージには音声モデルだけが入っています。</translation>
    </message>
    <message>
        <source>The voice %1 does not follow pitch: transpose does nothing.</source>
        <translation>音声モデル %1 はピッチに従わないため、ピッチ変更は効きません。</translation>
    </message>
    <message>
        <source>The voice %1 does not follow pitch: the formant shift shifts its pitch as well.</source>
        <translation>音声モデル %1 はピッチに従わないため、フォルマントを変えるとピッチも変わります。</translation>
    </message>
    <message>
        <source>The speech encoder %1 does not fit this voice.</source>
        <translation>音声エンコーダー %1 はこの音声モデルに合いません。</translation>
    </message>
    <message>
        <source>The voice and the speech encoder do not belong together.</source>
        <translation>音声モデルと音声エンコーダーの組み合わせが合いません。</translation>
    </message>
    <message>
        <source>The voice %1 was trained on the speech encoder %2, and %3 is %4: with another one it would babble. Put its own there.</source>
        <translation>音声モデル %1 は音声エンコーダー %2 で学習されていますが、%3 は %4 です。別のエンコーダーでは言葉になりません。正しいものをそこに置いてください。</translation>
    </message>
    <message>
        <source>The speech encoder %1 was made for another version of Koe Studio: install Koe Studio again.</source>
        <translation>音声エンコーダー %1 は別のバージョンの Koe Studio 用です。Koe Studio を入れ直してください。</translation>
    </message>
    <message>
        <source>The speech encoder %1, which comes with Koe Studio, is damaged: install Koe Studio again.</source>
        <translation>Koe Studio に付属する音声エンコーダー %1 が壊れています。Koe Studio を入れ直してください。</translation>
    </message>
    <message>
        <source>The base model %1 is damaged: get it again.</source>
        <translation>ベースモデル %1 は壊れています。入手し直してください。</translation>
    </message>
    <message>
        <source>The voice is damaged, or of another kind than its settings say.</source>
        <translation>音声モデルが壊れているか、設定と種類が合いません。</translation>
    </message>
    <message>
        <source>The voice %1 was not written: its training went astray. Go back to an earlier checkpoint.</source>
        <translation>音声モデル %1 は書き込みませんでした。学習が破綻しています。以前のチェックポイントに戻ってください。</translation>
    </message>
    <message>
        <source>These voices cannot be merged: %1 is %2, %3 is %4.</source>
        <translation>この 2 つは混ぜられません：%1 は %2、%3 は %4 です。</translation>
    </message>
    <message>
        <source>These voices cannot be merged: %1 and %2 are of different sizes.</source>
        <translation>この 2 つは混ぜられません：%1 と %2 は大きさが違います。</translation>
    </message>
    <message>
        <source>%1 differs from the list.</source>
        <translation>%1 は一覧のものと違います。</translation>
    </message>
    <message>
        <source>What was set for this voice cannot be read (%1): the usual settings are used.</source>
        <translation>この音声モデルの設定（%1）を読めないため、既定の設定を使います。</translation>
    </message>
    <message>
        <source>version %1: the file does not say, its weights do</source>
        <translation>バージョン %1：ファイルには書かれていませんが、重みからわかります</translation>
    </message>
    <message>
        <source>version %1: so its weights show, the file says %2</source>
        <translation>バージョン %1：重みではこうですが、ファイルには %2 とあります</translation>
    </message>
    <message>
        <source>pitch %1: the file does not say, its weights do</source>
        <translation>ピッチ %1：ファイルには書かれていませんが、重みからわかります</translation>
    </message>
    <message>
        <source>pitch %1: so its weights show, the file says %2</source>
        <translation>ピッチ %1：重みではこうですが、ファイルには %2 とあります</translation>
    </message>
    <message>
        <source>rate %1: the file does not say, its weights do</source>
        <translation>サンプリング周波数 %1：ファイルには書かれていませんが、重みからわかります</translation>
    </message>
    <message>
        <source>rate %1: so its weights show, the file says %2</source>
        <translation>サンプリング周波数 %1：重みではこうですが、ファイルには %2 とあります</translation>
    </message>
    <message>
        <source>decoder %1: so its weights show, the file says %2</source>
        <translation>デコーダー %1：重みではこうですが、ファイルには %2 とあります</translation>
    </message>
    <message>
        <source>its settings do not fit its weights, which are those of a voice of %1</source>
        <translation>設定が重みと合いません。重みは %1 の音声モデルのものです</translation>
    </message>
    <message>
        <source>it has no settings; its weights are those of a voice of %1</source>
        <translation>設定がありません。重みは %1 の音声モデルのものです</translation>
    </message>
    <message>
        <source>its settings and its weights differ in the kernels</source>
        <translation>設定と重みでカーネルが違います</translation>
    </message>
    <message>
        <source>its settings and its weights differ in their sizes</source>
        <translation>設定と重みで大きさが違います</translation>
    </message>
    <message>
        <source>The formant shift failed: %1.</source>
        <translation>フォルマントを変えられませんでした：%1。</translation>
    </message>
    <message>
        <source>The voice %1 was not written: its weights do not fit its settings.</source>
        <translation>音声モデル %1 は書き込みませんでした。重みと設定が合いません。</translation>
    </message>
    <message>
        <source>The experiment %1</source>
        <translation>実験 %1</translation>
    </message>
    <message>
        <source>The base&apos;s settings %1</source>
        <translation>ベースモデルの設定 %1</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>そのファイルやフォルダーがありません</translation>
    </message>
    <message>
        <source>you have no permission</source>
        <translation>権限がありません</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>ディスクがいっぱいです</translation>
    </message>
    <message>
        <source>your share of the disk is used up</source>
        <translation>ディスクの割り当てを使い切りました</translation>
    </message>
    <message>
        <source>this disk takes no file of that size</source>
        <translation>このディスクには大きすぎるファイルです</translation>
    </message>
    <message>
        <source>the disk can only be read</source>
        <translation>ディスクは読み取り専用です</translation>
    </message>
    <message>
        <source>the disk reports an error</source>
        <translation>ディスクがエラーを返しました</translation>
    </message>
    <message>
        <source>a part of its path is no folder</source>
        <translation>パスの途中がフォルダーではありません</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>これはフォルダーです</translation>
    </message>
    <message>
        <source>the folder is not empty</source>
        <translation>フォルダーが空ではありません</translation>
    </message>
    <message>
        <source>there is one of that name already</source>
        <translation>同じ名前のものが既にあります</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>名前が長すぎます</translation>
    </message>
    <message>
        <source>its links lead in a circle</source>
        <translation>リンクが循環しています</translation>
    </message>
    <message>
        <source>it lies on another disk</source>
        <translation>別のディスクにあります</translation>
    </message>
    <message>
        <source>too many files are open</source>
        <translation>開いているファイルが多すぎます</translation>
    </message>
    <message>
        <source>there is not enough memory</source>
        <translation>メモリが足りません</translation>
    </message>
    <message>
        <source>too much is at work at once</source>
        <translation>同時に動いているものが多すぎます</translation>
    </message>
    <message>
        <source>another program holds it</source>
        <translation>ほかのプログラムが使っています</translation>
    </message>
    <message>
        <source>the device is gone</source>
        <translation>装置が見つかりません</translation>
    </message>
    <message>
        <source>the network drive is gone</source>
        <translation>ネットワークドライブにつながりません</translation>
    </message>
    <message>
        <source>this disk cannot do that</source>
        <translation>このディスクではできません</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>壊れています</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>途中で終わっています</translation>
    </message>
    <message>
        <source>there is no sound in it</source>
        <translation>音声が入っていません</translation>
    </message>
    <message>
        <source>this computer&apos;s FFmpeg does not know its format</source>
        <translation>このコンピューターの FFmpeg はこの形式を読めません</translation>
    </message>
    <message>
        <source>this computer&apos;s FFmpeg cannot write this format</source>
        <translation>このコンピューターの FFmpeg はこの形式で書き出せません</translation>
    </message>
    <message>
        <source>a part of FFmpeg failed</source>
        <translation>FFmpeg の一部が失敗しました</translation>
    </message>
    <message>
        <source>%1 was taken out of the folder of its training, where the sizes of its network are written: choose it there, under Experiments, or choose its sample rate here.</source>
        <translation>%1 は学習のフォルダーから取り出されたもので、ネットワークの大きさはそのフォルダーに書かれています。「実験」でその中から選ぶか、ここでサンプリング周波数を選んでください。</translation>
    </message>
    <message>
        <source>«%1» is too long for a name: choose a shorter one.</source>
        <translation>「%1」は名前として長すぎます。短い名前にしてください。</translation>
    </message>
</context>
<context>
    <name>koe::ui::ExperimentList</name>
    <message>
        <source>today, %1</source>
        <translation>今日 %1</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨日</translation>
    </message>
    <message>
        <source>without pitch</source>
        <translation>ピッチなし</translation>
    </message>
    <message>
        <source>%1 min of speech</source>
        <translation>音声 %1 分</translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation>エポック %1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n epochs</source>
        <translation>
            <numerusform>%n エポック</numerusform>
        </translation>
    </message>
    <message>
        <source>not trained yet</source>
        <translation>未学習</translation>
    </message>
    <message>
        <source>No voice was trained here yet. Give the new one a name, drop a folder with ten minutes or more of one person&apos;s clean speech, and train. What you have trained stands here afterwards, to go on with.</source>
        <translation>まだ学習した音声モデルはありません。名前を付け、一人の雑音の少ない音声が 10 分以上入ったフォルダーをドロップして、学習してください。学習したものはここに並び、続きから学習できます。</translation>
    </message>
    <message>
        <source>New voice, step by step</source>
        <translation>手順に沿って新しい音声モデル</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Takes its settings over and trains it further.</source>
        <translation>設定を引き継いで、続きから学習します。</translation>
    </message>
    <message>
        <source>Go on with %1</source>
        <translation>%1 を続ける</translation>
    </message>
    <message>
        <source>Add recordings</source>
        <translation>録音を追加</translation>
    </message>
    <message>
        <source>A new experiment that begins with what this one has learned, for more or other recordings.</source>
        <translation>これまでに学習した内容から始まる新しい実験です。録音を増やすときや変えるときに使います。</translation>
    </message>
</context>
<context>
    <name>koe::ui::ExperimentPane</name>
    <message>
        <source>Extract a voice</source>
        <translation>音声モデルを取り出す</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>学習を続ける</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーで表示</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Clips and checkpoints into the bin; its voice stays. It can be brought back.</source>
        <translation>クリップとチェックポイントをゴミ箱に移します。音声モデルは残り、元に戻せます。</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>チェックポイント</translation>
    </message>
    <message>
        <source>as RVC calls it: name_e20_s340</source>
        <translation>RVC と同じ：name_e20_s340</translation>
    </message>
    <message>
        <source>number of epochs</source>
        <translation>エポック数</translation>
    </message>
    <message>
        <source>found by itself</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Only where neither the experiment nor the tensors tell it.</source>
        <translation>実験にもテンソルにも書かれていないときだけ指定します。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>サンプリング周波数</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>with pitch</source>
        <translation>ピッチあり</translation>
    </message>
    <message>
        <source>without pitch</source>
        <translation>ピッチなし</translation>
    </message>
    <message>
        <source>mel %1</source>
        <translation>mel %1</translation>
    </message>
    <message>
        <source>generator %1</source>
        <translation>生成器 %1</translation>
    </message>
    <message>
        <source>discriminator %1</source>
        <translation>識別器 %1</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Speech encoder</source>
        <translation>音声エンコーダー</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>クリップ</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>まだ</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>音声モデル</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>まだなし</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>インデックス</translation>
    </message>
    <message>
        <source>Last touched</source>
        <translation>最終更新</translation>
    </message>
    <message numerus="yes">
        <source>%n epochs, %1 steps</source>
        <translation>
            <numerusform>%n エポック、%1 ステップ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>koe::ui::ExtractForm</name>
    <message>
        <source>This experiment has no checkpoint yet.</source>
        <translation>この実験にはまだチェックポイントがありません。</translation>
    </message>
</context>
<context>
    <name>koe::ui::FileNames</name>
    <message>
        <source>Sound and video (%1);;All files (*)</source>
        <translation>音声と動画 (%1);;すべてのファイル (*)</translation>
    </message>
</context>
<context>
    <name>koe::ui::InferenceForm</name>
    <message>
        <source>There are no recordings in that folder.</source>
        <translation>このフォルダーに録音はありません。</translation>
    </message>
    <message>
        <source>The voice %1 does not say how high it speaks: try +12 for a woman&apos;s voice over a man&apos;s recording, −12 the other way round.</source>
        <translation>音声モデル %1 には声の高さの情報がありません。男性の録音を女性の声にするなら +12、逆なら −12 を試してください。</translation>
    </message>
    <message>
        <source>No pitch was found in that recording.</source>
        <translation>この録音からピッチが見つかりませんでした。</translation>
    </message>
    <message>
        <source>Add recordings first</source>
        <translation>先に録音を追加</translation>
    </message>
    <message>
        <source>There is no voice yet</source>
        <translation>音声モデルがまだありません</translation>
    </message>
    <message>
        <source>Choose a voice first</source>
        <translation>先に音声モデルを選択</translation>
    </message>
    <message>
        <source>Converting 1 file…</source>
        <translation>1 ファイルを変換中…</translation>
    </message>
    <message numerus="yes">
        <source>Converting %n files…</source>
        <translation>
            <numerusform>%n ファイルを変換中…</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the recordings…</source>
        <translation>録音を読み込み中…</translation>
    </message>
    <message>
        <source>Tick a recording to convert</source>
        <translation>変換する録音にチェック</translation>
    </message>
    <message>
        <source>Convert 1 file</source>
        <translation>1 ファイルを変換</translation>
    </message>
    <message numerus="yes">
        <source>Convert %n files</source>
        <translation>
            <numerusform>%n ファイルを変換</numerusform>
        </translation>
    </message>
    <message>
        <source>All results of that conversion are there.</source>
        <translation>この変換の結果はすべて揃っています。</translation>
    </message>
    <message>
        <source>The voice %1 of that result is not here any more.</source>
        <translation>この結果の音声モデル %1 はもうありません。</translation>
    </message>
</context>
<context>
    <name>koe::ui::InferencePage</name>
    <message>
        <source>Drop recordings or songs here</source>
        <translation>録音や曲をここにドロップ</translation>
    </message>
    <message>
        <source>Sound or video, files or folders, as many as you like.</source>
        <translation>音声も動画も、ファイルもフォルダーも、いくつでも。</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>参照…</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>追加…</translation>
    </message>
    <message>
        <source>Add recordings (Ctrl+O)</source>
        <translation>録音を追加 (Ctrl+O)</translation>
    </message>
    <message>
        <source>%1 keeps a song&apos;s key</source>
        <translation>%1 なら曲のキーを保つ</translation>
    </message>
    <message>
        <source>Or hear a sample clip in a voice:</source>
        <translation>または、サンプルを音声モデルで聞く：</translation>
    </message>
    <message>
        <source>Converts a short clip that comes with Koe Studio.</source>
        <translation>付属の短いクリップを変換します。</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>録音</translation>
    </message>
    <message>
        <source>Drawing the spectrogram…</source>
        <translation>スペクトログラムを描画中…</translation>
    </message>
    <message>
        <source>New voice, step by step</source>
        <translation>手順に沿って新しい音声モデル</translation>
    </message>
    <message>
        <source>From recordings of a person to a voice, one question at a time (Ctrl+N).</source>
        <translation>人の録音から音声モデルまで、質問に一つずつ答えて作ります（Ctrl+N）。</translation>
    </message>
    <message>
        <source>No voice of your own yet?</source>
        <translation>自分の音声モデルはまだありませんか？</translation>
    </message>
    <message>
        <source>Use what is here</source>
        <translation>今あるデバイスを使う</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>すべて外す</translation>
    </message>
    <message>
        <source>Empties the list. Recordings and results stay where they are.</source>
        <translation>一覧を空にします。録音も結果もそのまま残ります。</translation>
    </message>
</context>
<context>
    <name>koe::ui::JobRow</name>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>一覧から外す</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>もう一度</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>paused at %1 %</source>
        <translation>%1 % で一時停止中</translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation>停止しています…</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>停止しました</translation>
    </message>
    <message>
        <source>was interrupted at %1 %</source>
        <translation>%1 % で中断されました</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>読み込み</translation>
    </message>
    <message>
        <source>listening</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>slicing</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>読み込み</translation>
    </message>
    <message>
        <source>pitch</source>
        <translation>ピッチ</translation>
    </message>
    <message>
        <source>features</source>
        <translation>特徴</translation>
    </message>
    <message>
        <source>retrieval</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>nearest speaker</source>
        <translation>近い話者を探索</translation>
    </message>
    <message>
        <source>train</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>index</source>
        <translation>インデックス</translation>
    </message>
    <message>
        <source>index: reading</source>
        <translation>インデックス：読み込み</translation>
    </message>
    <message>
        <source>index: adding</source>
        <translation>インデックス：追加</translation>
    </message>
    <message>
        <source>voice</source>
        <translation>音声モデル</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>マージ</translation>
    </message>
    <message>
        <source>extract</source>
        <translation>抽出</translation>
    </message>
    <message>
        <source>pack</source>
        <translation>パック</translation>
    </message>
    <message>
        <source>unpacking</source>
        <translation>展開</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>looking</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>検査</translation>
    </message>
    <message>
        <source>comparing</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>cleaning</source>
        <translation>ノイズ除去</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>書き込み</translation>
    </message>
    <message>
        <source>finishing</source>
        <translation>仕上げ</translation>
    </message>
    <message>
        <source>was interrupted</source>
        <translation>中断されました</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 件中 %1 件目</translation>
    </message>
    <message>
        <source>read</source>
        <translation>読み込み済み</translation>
    </message>
    <message>
        <source>prepared</source>
        <translation>準備完了</translation>
    </message>
    <message>
        <source>index: k-means</source>
        <translation>インデックス：クラスタリング</translation>
    </message>
    <message>
        <source>index: training</source>
        <translation>インデックス：学習</translation>
    </message>
    <message>
        <source>copying</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>copied</source>
        <translation>コピー済み</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>検査済み</translation>
    </message>
    <message>
        <source>figures</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>図</translation>
    </message>
    <message>
        <source>spectrogram</source>
        <translation>スペクトログラム</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>networks</source>
        <translation>ネットワークの読み込み</translation>
    </message>
    <message>
        <source>first step</source>
        <translation>最初のステップ</translation>
    </message>
</context>
<context>
    <name>koe::ui::JobShelf</name>
    <message>
        <source>Jobs</source>
        <translation>ジョブ</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>作業はありません。</translation>
    </message>
    <message>
        <source>All jobs</source>
        <translation>すべての作業</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>koe::ui::JobTitle</name>
    <message>
        <source>Getting %1</source>
        <translation>%1 を入手しています</translation>
    </message>
    <message>
        <source>Training «%1»</source>
        <translation>「%1」の学習</translation>
    </message>
    <message>
        <source>Packing «%1»</source>
        <translation>「%1」をパックしています</translation>
    </message>
    <message>
        <source>Exporting «%1»</source>
        <translation>「%1」を書き出しています</translation>
    </message>
    <message>
        <source>Merging «%1» and «%2»</source>
        <translation>「%1」と「%2」を混ぜています</translation>
    </message>
    <message>
        <source>Extracting a voice from %1</source>
        <translation>%1 から音声モデルを取り出しています</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 を開いています</translation>
    </message>
    <message>
        <source>Listening to «%1»</source>
        <translation>「%1」を確認しています</translation>
    </message>
    <message>
        <source>Copying recordings into «%1»</source>
        <translation>「%1」に録音をコピーしています</translation>
    </message>
    <message>
        <source>Converting %1</source>
        <translation>%1 を変換中</translation>
    </message>
    <message numerus="yes">
        <source>Converting %n files</source>
        <translation>
            <numerusform>%n ファイルを変換中</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking through %1</source>
        <translation>%1 を調べています</translation>
    </message>
    <message>
        <source>Taking in voices and base models</source>
        <translation>音声モデルとベースモデルを取り込んでいます</translation>
    </message>
    <message>
        <source>Measuring how fast this computer trains</source>
        <translation>学習の速さを測定中</translation>
    </message>
    <message>
        <source>Conversion of %1</source>
        <translation>%1 の変換</translation>
    </message>
    <message numerus="yes">
        <source>Conversion of %n files</source>
        <translation>
            <numerusform>%n ファイルの変換</numerusform>
        </translation>
    </message>
    <message>
        <source>Training of «%1»</source>
        <translation>「%1」の学習</translation>
    </message>
    <message>
        <source>Measurement of how fast this computer trains</source>
        <translation>学習の速さの測定</translation>
    </message>
    <message>
        <source>Check of «%1»</source>
        <translation>「%1」の確認</translation>
    </message>
    <message>
        <source>Copy of recordings into «%1»</source>
        <translation>「%1」への録音のコピー</translation>
    </message>
    <message>
        <source>Package of «%1»</source>
        <translation>「%1」のパック</translation>
    </message>
    <message>
        <source>Export of «%1»</source>
        <translation>「%1」の書き出し</translation>
    </message>
    <message>
        <source>Merge of «%1» and «%2»</source>
        <translation>「%1」と「%2」のマージ</translation>
    </message>
    <message>
        <source>Extraction of a voice from %1</source>
        <translation>%1 からの音声モデルの取り出し</translation>
    </message>
    <message>
        <source>Import of %1</source>
        <translation>%1 の取り込み</translation>
    </message>
    <message>
        <source>Download of %1</source>
        <translation>%1 の入手</translation>
    </message>
    <message>
        <source>Search of %1</source>
        <translation>%1 の調査</translation>
    </message>
    <message>
        <source>Import of voices and base models</source>
        <translation>音声モデルとベースモデルの取り込み</translation>
    </message>
</context>
<context>
    <name>koe::ui::LevelBar</name>
    <message>
        <source>Level</source>
        <translation>レベル</translation>
    </message>
</context>
<context>
    <name>koe::ui::Listening</name>
    <message>
        <source>The pitch is drawn after the conversion.</source>
        <translation>ピッチは変換のあとで表示します。</translation>
    </message>
    <message>
        <source>Following the pitch…</source>
        <translation>ピッチを抽出中…</translation>
    </message>
    <message>
        <source>No pitch was found.</source>
        <translation>ピッチが見つかりません。</translation>
    </message>
</context>
<context>
    <name>koe::ui::ListeningCards</name>
    <message>
        <source>%1 dB off</source>
        <translation>差 %1 dB</translation>
    </message>
    <message>
        <source>melody %1</source>
        <translation>音程 %1</translation>
    </message>
    <message>
        <source>Listening to the first save…</source>
        <translation>最初の保存を聴いています…</translation>
    </message>
    <message>
        <source>At each save you can hear here what the voice has learned.</source>
        <translation>保存のたびに、覚えた声をここで聴けます。</translation>
    </message>
    <message>
        <source>Clips that it has not learned from, spoken by each save</source>
        <translation>学習に使っていないクリップを、各保存の声で</translation>
    </message>
    <message>
        <source>A recording of somebody else, spoken by each save</source>
        <translation>別の人の録音を、各保存の声で</translation>
    </message>
    <message>
        <source>Play epoch %1</source>
        <translation>エポック %1 を再生</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>エポック %1</translation>
    </message>
    <message>
        <source>★ best so far</source>
        <translation>★ これまでで最良</translation>
    </message>
    <message>
        <source>mel %1</source>
        <translation>mel %1</translation>
    </message>
    <message>
        <source>How far the sound is from the recording that it repeats (less is better), how well the melody follows it (1 is all), and the mel loss of the training at that time (less is better).</source>
        <translation>繰り返した録音と音がどれだけ違うか（小さいほど良い）、旋律がどれだけ一致するか（1 で完全）、その時点の学習の mel 損失（小さいほど良い）。</translation>
    </message>
</context>
<context>
    <name>koe::ui::LossChart</name>
    <message>
        <source>Sound</source>
        <translation>音</translation>
    </message>
    <message>
        <source>Mel loss: how far the sound is from the recording. The one to look at; lower is better.</source>
        <translation>メル損失：録音との音の差。まず見るのはこれです。低いほど良い。</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>発音</translation>
    </message>
    <message>
        <source>KL loss: how far what is said is from what was heard.</source>
        <translation>KL 損失：聴き取った内容と話す内容の差。</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>特徴</translation>
    </message>
    <message>
        <source>Feature loss: how different recording and result look to the discriminator.</source>
        <translation>特徴損失：識別器から見た録音と結果の違い。</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>生成器</translation>
    </message>
    <message>
        <source>How well the discriminator tells the result from a recording. Goes up and down; no figure of quality.</source>
        <translation>識別器が結果と録音を見分ける度合い。上下するもので、品質の数値ではありません。</translation>
    </message>
    <message>
        <source>Discriminator</source>
        <translation>識別器</translation>
    </message>
    <message>
        <source>How well the discriminator does. Goes up and down; no figure of quality.</source>
        <translation>識別器の出来。上下するもので、品質の数値ではありません。</translation>
    </message>
    <message>
        <source>Drag to look closer, double-click for all</source>
        <translation>ドラッグで拡大、ダブルクリックで全体</translation>
    </message>
    <message>
        <source>Losses over the steps</source>
        <translation>ステップごとの損失</translation>
    </message>
    <message>
        <source>The curve begins with the first step.</source>
        <translation>最初のステップから曲線が始まります。</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>ステップ</translation>
    </message>
</context>
<context>
    <name>koe::ui::LoudspeakerBox</name>
    <message>
        <source>Where Koe Studio plays. The microphone is chosen where you record.</source>
        <translation>Koe Studio の再生先です。マイクは録音する画面で選びます。</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>システムの既定</translation>
    </message>
</context>
<context>
    <name>koe::ui::MainWindow</name>
    <message>
        <source>Training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>データセット</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>New voice…</source>
        <translation>新しい音声モデル…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>開く…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>Choose a voice</source>
        <translation>音声モデルを選択</translation>
    </message>
    <message>
        <source>Do it (the page&apos;s main button)</source>
        <translation>実行 (ページの主ボタン)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>What is this?</source>
        <translation>これは何？</translation>
    </message>
    <message>
        <source>About Koe Studio</source>
        <translation>Koe Studio について</translation>
    </message>
    <message>
        <source>Koe Studio %1

Turns recordings of a person into a voice, and speaks other recordings in it. Free software under the MIT licence.</source>
        <translation>Koe Studio %1

人の録音から音声モデルを作り、ほかの録音をその声で話させます。MIT ライセンスのフリーソフトウェアです。</translation>
    </message>
    <message>
        <source>Inference</source>
        <translation>推論</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>チェックポイント</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>New voice</source>
        <translation>新しい音声モデル</translation>
    </message>
</context>
<context>
    <name>koe::ui::MergeForm</name>
    <message>
        <source>No other voice has this one&apos;s rate, version and encoder.</source>
        <translation>サンプリング周波数・バージョン・エンコーダーが同じ音声モデルが他にありません。</translation>
    </message>
    <message>
        <source>Choose the second voice first.</source>
        <translation>先に二つ目の音声モデルを選んでください。</translation>
    </message>
</context>
<context>
    <name>koe::ui::MergePanel</name>
    <message>
        <source>Share</source>
        <translation>割合</translation>
    </message>
    <message>
        <source>Higher: nearer to this voice. Lower: nearer to the other.</source>
        <translation>大きいほどこの音声モデルに、小さいほどもう一方に近づきます。</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>混ぜる</translation>
    </message>
    <message>
        <source>The second voice</source>
        <translation>二つ目の音声モデル</translation>
    </message>
    <message>
        <source>Voices of the same rate, version and encoder.</source>
        <translation>サンプリング周波数・バージョン・エンコーダーが同じもの。</translation>
    </message>
    <message>
        <source>Name of the new voice</source>
        <translation>新しい音声モデルの名前</translation>
    </message>
    <message>
        <source>%1 % %2, %3 % %4</source>
        <translation>%2 %1 %、%4 %3 %</translation>
    </message>
</context>
<context>
    <name>koe::ui::MessageLine</name>
    <message>
        <source>Copy the message</source>
        <translation>メッセージをコピー</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>メッセージを閉じる</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>What the engine said, word for word</source>
        <translation>エンジンが出した元の文</translation>
    </message>
</context>
<context>
    <name>koe::ui::MissingModels</name>
    <message>
        <source>First get %1 (%2)</source>
        <translation>先に %1 を入手してください(%2)</translation>
    </message>
    <message>
        <source> and </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>koe::ui::ModelOffer</name>
    <message>
        <source>Copy the message</source>
        <translation>メッセージをコピー</translation>
    </message>
    <message>
        <source>Getting %1: %2 of %3</source>
        <translation>%1 を入手しています：%2 / %3</translation>
    </message>
    <message>
        <source>This needs %1: %2 of %3 are here.</source>
        <translation>%1 が必要です。%3 のうち %2 があります。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Get (%1)</source>
        <translation>入手(%1)</translation>
    </message>
    <message>
        <source>Not on this computer yet: %1 (%2).</source>
        <translation>このコンピューターにまだありません：%1(%2)</translation>
    </message>
</context>
<context>
    <name>koe::ui::ModelRow</name>
    <message>
        <source>Get</source>
        <translation>入手</translation>
    </message>
    <message>
        <source>Licence: %1</source>
        <translation>ライセンス：%1</translation>
    </message>
    <message>
        <source>Get %1</source>
        <translation>%1 を入手</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>here, %1</source>
        <translation>あり、%1</translation>
    </message>
    <message>
        <source>differs from the list</source>
        <translation>一覧と異なる</translation>
    </message>
    <message>
        <source>RVC&apos;s base, %1 at %2</source>
        <translation>RVC のベース、%1、%2</translation>
    </message>
    <message>
        <source>RVC&apos;s base, %1 at %2, without pitch</source>
        <translation>RVC のベース、%1、%2、ピッチなし</translation>
    </message>
    <message>
        <source>ContentVec, the encoder of nearly all RVC voices</source>
        <translation>ContentVec。ほぼすべての RVC 音声モデルのエンコーダー</translation>
    </message>
    <message>
        <source>ContentVec as older RVC has it (hubert_base.pt)</source>
        <translation>旧版 RVC の ContentVec(hubert_base.pt)</translation>
    </message>
    <message>
        <source>ContentVec as Applio has it</source>
        <translation>Applio の ContentVec</translation>
    </message>
    <message>
        <source>SPIN, for Applio&apos;s voices made with it</source>
        <translation>SPIN。これで作られた Applio の音声モデル用</translation>
    </message>
    <message>
        <source>SPIN v2, for Applio&apos;s voices made with it</source>
        <translation>SPIN v2。これで作られた Applio の音声モデル用</translation>
    </message>
    <message>
        <source>HuBERT trained on Chinese</source>
        <translation>中国語で学習した HuBERT</translation>
    </message>
    <message>
        <source>HuBERT trained on Japanese</source>
        <translation>日本語で学習した HuBERT</translation>
    </message>
    <message>
        <source>HuBERT trained on Korean</source>
        <translation>韓国語で学習した HuBERT</translation>
    </message>
    <message>
        <source>RMVPE, RVC&apos;s usual pitch follower</source>
        <translation>RMVPE。RVC 標準のピッチ抽出</translation>
    </message>
    <message>
        <source>FCPE, fast</source>
        <translation>FCPE。高速</translation>
    </message>
    <message>
        <source>CREPE full, slow</source>
        <translation>CREPE full。低速</translation>
    </message>
    <message>
        <source>CREPE tiny</source>
        <translation>CREPE tiny</translation>
    </message>
    <message>
        <source>a base made by others, %1 at %2</source>
        <translation>ほかの人が作ったベース、%1、%2</translation>
    </message>
    <message>
        <source>Another file is at its place: it is used as it is.</source>
        <translation>別のファイルがあり、そのまま使われます。</translation>
    </message>
</context>
<context>
    <name>koe::ui::ParameterSlider</name>
    <message>
        <source>Double-click for the default (%1).</source>
        <translation>ダブルクリックで既定値 (%1)。</translation>
    </message>
</context>
<context>
    <name>koe::ui::PitchView</name>
    <message>
        <source>Pitch of the source and the result</source>
        <translation>元の録音と結果のピッチ</translation>
    </message>
</context>
<context>
    <name>koe::ui::PlayRow</name>
    <message>
        <source>The recording</source>
        <translation>録音</translation>
    </message>
    <message>
        <source>The voice</source>
        <translation>音声モデル</translation>
    </message>
</context>
<context>
    <name>koe::ui::Program</name>
    <message>
        <source>What you set is not kept. %1</source>
        <translation>設定を保存できません。%1</translation>
    </message>
</context>
<context>
    <name>koe::ui::Proposal</name>
    <message>
        <source>The recording lies around %1, the voice around %2: %3 semitones.</source>
        <translation>録音は %1 付近、音声モデルは %2 付近です：%3 半音。</translation>
    </message>
</context>
<context>
    <name>koe::ui::RecordForm</name>
    <message>
        <source>The north wind and the sun argued about which of them was stronger.</source>
        <translation>北風と太陽が、どちらが強いか言い争っていました。</translation>
    </message>
    <message>
        <source>Every morning I open the window and listen to the birds for a while.</source>
        <translation>毎朝、窓を開けて、しばらく鳥の声に耳をすませます。</translation>
    </message>
    <message>
        <source>She sells fresh bread, warm soup and sweet oranges near the old bridge.</source>
        <translation>古い橋のそばで、焼きたてのパンと温かいスープを売っています。</translation>
    </message>
    <message>
        <source>How far is it to the station, and when does the last train leave?</source>
        <translation>駅までどのくらいですか。終電は何時ですか。</translation>
    </message>
    <message>
        <source>The child laughed loudly and threw the yellow ball over the fence.</source>
        <translation>子どもは大声で笑って、黄色いボールを塀の向こうへ投げました。</translation>
    </message>
    <message>
        <source>On Thursday we measured the depth of the lake with a long rope.</source>
        <translation>木曜日に、長い縄で湖の深さを測りました。</translation>
    </message>
    <message>
        <source>What a beautiful voice, said the judge, and closed her notebook.</source>
        <translation>なんてきれいな声でしょう、と審査員は手帳を閉じました。</translation>
    </message>
    <message>
        <source>Five boxes of quick matches lay beside the huge kitchen stove.</source>
        <translation>大きな台所のかまどの横に、マッチが五箱置いてありました。</translation>
    </message>
    <message>
        <source>I would rather walk slowly through the rain than wait here for the bus.</source>
        <translation>ここでバスを待つより、雨の中をゆっくり歩くほうがいいです。</translation>
    </message>
    <message>
        <source>The engineer pushed a small green button, and the whole room went quiet.</source>
        <translation>技師が小さな緑のボタンを押すと、部屋中が静かになりました。</translation>
    </message>
    <message>
        <source>Nobody knew why the owl chose that chimney for its nest.</source>
        <translation>ふくろうがなぜその煙突に巣を作ったのか、だれも知りませんでした。</translation>
    </message>
    <message>
        <source>Thin clouds moved over the harbour while the boys joked about pirates.</source>
        <translation>港の上を薄い雲が流れ、少年たちは海賊の冗談を言っていました。</translation>
    </message>
    <message>
        <source>Bring two cups, a jar of honey and the blue measuring spoon, will you?</source>
        <translation>カップを二つと、はちみつの瓶と、青い計量スプーンを持ってきてくれますか。</translation>
    </message>
    <message>
        <source>My uncle used to play the violin until very late at night.</source>
        <translation>おじは夜遅くまでバイオリンを弾いていたものです。</translation>
    </message>
    <message>
        <source>Is this the road that leads around the mountain or across it?</source>
        <translation>この道は山を回る道ですか、それとも越える道ですか。</translation>
    </message>
    <message>
        <source>A strange noise came out of the garage, so we called our neighbour.</source>
        <translation>車庫から変な音がしたので、隣の人を呼びました。</translation>
    </message>
    <message>
        <source>They painted the ceiling white and both of the doors dark red.</source>
        <translation>天井を白く、二つの扉を濃い赤に塗りました。</translation>
    </message>
    <message>
        <source>After the storm, the beach was covered with shells and broken branches.</source>
        <translation>嵐のあと、浜辺は貝殻と折れた枝でいっぱいでした。</translation>
    </message>
    <message>
        <source>He thought about the question, smiled, and gave no answer at all.</source>
        <translation>彼はその質問を考え、ほほえんで、何も答えませんでした。</translation>
    </message>
    <message>
        <source>Cheese, pears and fresh pasta: that is all we need for dinner.</source>
        <translation>チーズと梨と生パスタ。夕食にはそれだけあれば十分です。</translation>
    </message>
    <message>
        <source>There is no microphone: plug one in and open this again.</source>
        <translation>マイクがありません。接続して開き直してください。</translation>
    </message>
    <message>
        <source>Too loud: it clipped. Turn the microphone down, or go back a little.</source>
        <translation>音が大きすぎて割れています。マイクの音量を下げるか、少し離れてください。</translation>
    </message>
    <message>
        <source>There is a gap in it: the computer was too busy. Read it again.</source>
        <translation>途中で音が途切れました。もう一度読んでください。</translation>
    </message>
    <message>
        <source>Very soft: come closer, or turn the microphone up.</source>
        <translation>音が小さすぎます。近づくか、マイクの音量を上げてください。</translation>
    </message>
</context>
<context>
    <name>koe::ui::RecordPanel</name>
    <message>
        <source>Level of the microphone</source>
        <translation>マイクの音量</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>もう一度</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>マイク</translation>
    </message>
    <message>
        <source>Space: start, and keep what was read</source>
        <translation>スペース：開始、読み終えたら保存</translation>
    </message>
    <message>
        <source>Read the same sentence once more; this one goes (Backspace)</source>
        <translation>同じ文を読み直します。今の録音は消えます (Backspace)</translation>
    </message>
    <message>
        <source>Another sentence (Right)</source>
        <translation>別の文へ (→)</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Back to the recordings (Esc)</source>
        <translation>録音一覧に戻る (Esc)</translation>
    </message>
    <message>
        <source>Recording… %1</source>
        <translation>録音中… %1</translation>
    </message>
    <message>
        <source>Read this out, as you would speak to somebody</source>
        <translation>人に話すように読み上げてください</translation>
    </message>
    <message>
        <source>1 sentence recorded</source>
        <translation>1 文を録音しました</translation>
    </message>
    <message>
        <source>%1 sentences recorded</source>
        <translation>%1 文を録音しました</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Record next</source>
        <translation>次を録音</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>録音</translation>
    </message>
    <message>
        <source>Press Record, or Space, and read.</source>
        <translation>録音ボタンかスペースを押して読んでください。</translation>
    </message>
    <message>
        <source>Keeping it…</source>
        <translation>保存中…</translation>
    </message>
    <message>
        <source>Good, %1 s.</source>
        <translation>よく録れました (%1 秒)。</translation>
    </message>
    <message>
        <source>No microphone</source>
        <translation>マイクなし</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>聞いてみる</translation>
    </message>
    <message>
        <source>What was read just now (Enter)</source>
        <translation>いま読んだもの（Enter）</translation>
    </message>
</context>
<context>
    <name>koe::ui::SettingsForm</name>
    <message>
        <source>Voices and base models</source>
        <translation>音声モデルとベースモデル</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>実験</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <source>Kept pitch, can be made again</source>
        <translation>保存したピッチ(作り直せます)</translation>
    </message>
    <message>
        <source>Everything of use in it is here already.</source>
        <translation>使えるものはすべて既にあります。</translation>
    </message>
    <message>
        <source>There is no voice, index or base model in it.</source>
        <translation>音声モデル・インデックス・ベースモデルはありません。</translation>
    </message>
    <message>
        <source>1 voice</source>
        <translation>音声モデル 1 個</translation>
    </message>
    <message>
        <source>%1 voices</source>
        <translation>音声モデル %1 個</translation>
    </message>
    <message>
        <source>1 index</source>
        <translation>インデックス 1 個</translation>
    </message>
    <message>
        <source>%1 indexes</source>
        <translation>インデックス %1 個</translation>
    </message>
    <message>
        <source>1 file of base models</source>
        <translation>ベースモデルのファイル 1 個</translation>
    </message>
    <message>
        <source>%1 files of base models</source>
        <translation>ベースモデルのファイル %1 個</translation>
    </message>
    <message>
        <source>1 sample or picture</source>
        <translation>サンプルや画像 1 個</translation>
    </message>
    <message>
        <source>%1 samples and pictures</source>
        <translation>サンプルや画像 %1 個</translation>
    </message>
    <message>
        <source>%1: %2 to be copied.</source>
        <translation>%1:%2 をコピーします。</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>変換結果</translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation>データセット</translation>
    </message>
    <message>
        <source>%1 cannot be written to: choose another folder.</source>
        <translation>%1 に書き込めません。別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>%1 is not here any more: the system default sounds instead.</source>
        <translation>%1 が見つからないため、システムの既定の出力で再生します。</translation>
    </message>
    <message>
        <source>%1 is not here any more: choose what computes now.</source>
        <translation>%1 はもうありません。計算に使うデバイスを選んでください。</translation>
    </message>
    <message>
        <source>1 more file cannot be used.</source>
        <translation>使えないファイルがほかに 1 個あります。</translation>
    </message>
    <message>
        <source>%1 more files cannot be used.</source>
        <translation>使えないファイルがほかに %1 個あります。</translation>
    </message>
    <message>
        <source>%1: taken in, into %2.</source>
        <translation>%1：%2 に取り込みました。</translation>
    </message>
</context>
<context>
    <name>koe::ui::SettingsPage</name>
    <message>
        <source>Appearance</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>計算</translation>
    </message>
    <message>
        <source>Base models</source>
        <translation>ベースモデル</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>About</source>
        <translation>このソフトについて</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>テーマ</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>What a conversion may hold. Less is slower; recordings of any length still fit.</source>
        <translation>変換が使ってよいメモリー。少ないと遅くなりますが、どんな長さの録音も扱えます。</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリー</translation>
    </message>
    <message>
        <source>Speech encoders</source>
        <translation>音声エンコーダー</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>ピッチ</translation>
    </message>
    <message>
        <source>Import from an RVC folder…</source>
        <translation>RVC のフォルダーから取り込む…</translation>
    </message>
    <message>
        <source>Finds voices, indexes and base models by content and says what it would copy.</source>
        <translation>音声モデル・インデックス・ベースモデルを中身で見つけ、何をコピーするかを示します。</translation>
    </message>
    <message>
        <source>Import a package…</source>
        <translation>パッケージを取り込む…</translation>
    </message>
    <message>
        <source>What trainings begin with</source>
        <translation>学習の出発点</translation>
    </message>
    <message>
        <source>A server laid out as Hugging Face, where that one cannot be reached.</source>
        <translation>Hugging Face に届かないとき、同じ構成のサーバー。</translation>
    </message>
    <message>
        <source>Download server</source>
        <translation>ダウンロード元</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 を開く</translation>
    </message>
    <message>
        <source>Koe Studio %1, free software under the MIT licence.</source>
        <translation>Koe Studio %1(MIT ライセンスの自由ソフトウェア)</translation>
    </message>
    <message>
        <source>Convert and imitate only voices of people who have agreed to it.</source>
        <translation>本人が同意した人の声だけを変換・再現してください。</translation>
    </message>
    <message>
        <source>Get what RVC&apos;s voices need (%1)</source>
        <translation>RVC の音声モデルに必要なものを入手(%1)</translation>
    </message>
    <message>
        <source>RVC&apos;s voices speak with ContentVec and RMVPE. Who has RVC has them already: import them. The voices that come with Koe Studio need neither.</source>
        <translation>RVC の音声モデルは ContentVec と RMVPE を使います。RVC があれば既に持っているので取り込めます。Koe Studio 付属の音声モデルには要りません。</translation>
    </message>
    <message>
        <source>All that RVC&apos;s voices need is here.</source>
        <translation>RVC の音声モデルに必要なものは揃っています。</translation>
    </message>
    <message>
        <source>Looking through it; nothing is copied yet.</source>
        <translation>調べています。まだ何もコピーしていません。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Import a package</source>
        <translation>パッケージを取り込む</translation>
    </message>
    <message>
        <source>Packages (*.zip *.whl)</source>
        <translation>パッケージ (*.zip *.whl)</translation>
    </message>
    <message>
        <source>The folder of RVC or Applio</source>
        <translation>RVC または Applio のフォルダー</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>変更…</translation>
    </message>
    <message>
        <source>Another folder for: %1</source>
        <translation>別のフォルダー：%1</translation>
    </message>
    <message>
        <source>from the next start: %1</source>
        <translation>次の起動から：%1</translation>
    </message>
    <message>
        <source>The new folder counts once Koe Studio is started again. What is in the one before stays there: copy what you want to keep using.</source>
        <translation>新しいフォルダーは、Koe Studio を次に起動したときから使われます。前のフォルダーの中身はそのまま残ります。使い続けたいものはコピーしてください。</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>サウンド</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>スピーカー</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>デスクトップに合わせる</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>What is free (%1 now)</source>
        <translation>空いている分(現在 %1)</translation>
    </message>
    <message>
        <source>What is free</source>
        <translation>空いている分</translation>
    </message>
    <message>
        <source>Matrix products by a fast library</source>
        <translation>行列の積は高速なライブラリーで計算します</translation>
    </message>
    <message>
        <source>OpenBLAS is not in use: everything will be 30 to 50 times slower; install libopenblas0-pthread</source>
        <translation>OpenBLAS が使われていません。すべてが 30〜50 倍遅くなります。libopenblas0-pthread をインストールしてください</translation>
    </message>
</context>
<context>
    <name>koe::ui::SettingsPanel</name>
    <message>
        <source>More: pitch method, loudness, formant, format, folder</source>
        <translation>詳細：ピッチ抽出方式、音量、フォルマント、形式、フォルダー</translation>
    </message>
    <message>
        <source>Transpose</source>
        <translation>ピッチ変更</translation>
    </message>
    <message>
        <source> st</source>
        <translation> 半音</translation>
    </message>
    <message>
        <source>Semitones up or down. A man&apos;s recording in a woman&apos;s voice wants about +12.</source>
        <translation>半音単位の上げ下げ。男性の録音を女性の声にするなら +12 前後。</translation>
    </message>
    <message>
        <source>An octave down</source>
        <translation>1 オクターブ下げる</translation>
    </message>
    <message>
        <source>An octave up</source>
        <translation>1 オクターブ上げる</translation>
    </message>
    <message>
        <source>propose</source>
        <translation>提案</translation>
    </message>
    <message>
        <source>Listens to the recording and moves it to where the voice was trained.</source>
        <translation>録音を聞き、音声モデルが学習した高さに合わせます。</translation>
    </message>
    <message>
        <source>Index rate</source>
        <translation>検索特徴率</translation>
    </message>
    <message>
        <source>Higher: closer to the trained timbre, but only as good as its recordings. Lower: keeps more of the source&apos;s diction, and lets more of its timbre through.</source>
        <translation>高いほど学習した声質に近づきますが、質は学習録音しだいです。低いほど元の発音が残り、元の声質も漏れます。</translation>
    </message>
    <message>
        <source>Protect</source>
        <translation>子音・息の保護</translation>
    </message>
    <message>
        <source>Lower: breath and consonants stay the source&apos;s. 0.5: off.</source>
        <translation>低いほど息と子音が元のまま残ります。0.5 で無効。</translation>
    </message>
    <message>
        <source>Pitch method</source>
        <translation>ピッチ抽出方式</translation>
    </message>
    <message>
        <source>How the melody is found. Automatic takes the best that is installed.</source>
        <translation>メロディーの見つけ方。自動は導入済みで最良のものを使います。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>チャンネル</translation>
    </message>
    <message>
        <source>What becomes of a stereo recording.</source>
        <translation>ステレオ録音の扱い。</translation>
    </message>
    <message>
        <source>One channel</source>
        <translation>モノラル</translation>
    </message>
    <message>
        <source>Middle converted, sides kept</source>
        <translation>中央を変換、左右は保持</translation>
    </message>
    <message>
        <source>Each channel by itself</source>
        <translation>チャンネルごとに変換</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>How results are written.</source>
        <translation>結果の保存形式。</translation>
    </message>
    <message>
        <source>Loudness mix</source>
        <translation>音量エンベロープ</translation>
    </message>
    <message>
        <source>0: as loud and soft as the source. 1: as the voice speaks by itself.</source>
        <translation>0: 元の録音の強弱のまま。1: 音声モデル本来の強弱。</translation>
    </message>
    <message>
        <source>Formant</source>
        <translation>フォルマント</translation>
    </message>
    <message>
        <source>A smaller (+) or larger (−) throat at the same pitch.</source>
        <translation>同じ高さのまま、声道を小さく (+) または大きく (−)。</translation>
    </message>
    <message>
        <source>Remove noise</source>
        <translation>ノイズ除去</translation>
    </message>
    <message>
        <source>Takes steady noise out of the recording first; too much takes breath as well.</source>
        <translation>先に録音の定常ノイズを取り除きます。強すぎると息も消えます。</translation>
    </message>
    <message>
        <source>As loud as the recording</source>
        <translation>録音と同じ音量</translation>
    </message>
    <message>
        <source>The result gets the recording&apos;s loudness (ITU-R BS.1770), peaks limited.</source>
        <translation>結果を録音の音量 (ITU-R BS.1770) に合わせ、ピークを抑えます。</translation>
    </message>
    <message>
        <source>Folder for results</source>
        <translation>結果のフォルダー</translation>
    </message>
    <message>
        <source>All at their defaults</source>
        <translation>すべて既定値に戻す</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>listening…</source>
        <translation>聞いています…</translation>
    </message>
    <message>
        <source>Results go to %1</source>
        <translation>結果の保存先：%1</translation>
    </message>
</context>
<context>
    <name>koe::ui::Sidebar</name>
    <message>
        <source>Pages</source>
        <translation>ページ</translation>
    </message>
</context>
<context>
    <name>koe::ui::SourceList</name>
    <message>
        <source>reading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>準備完了</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完了</translation>
    </message>
</context>
<context>
    <name>koe::ui::SourceView</name>
    <message>
        <source>Recordings</source>
        <translation>録音</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>読み込めません</translation>
    </message>
</context>
<context>
    <name>koe::ui::SpectrogramView</name>
    <message>
        <source>Spectrogram</source>
        <translation>スペクトログラム</translation>
    </message>
</context>
<context>
    <name>koe::ui::StageLine</name>
    <message numerus="yes">
        <source>%n clips</source>
        <translation>
            <numerusform>%n クリップ</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 min of speech</source>
        <translation>音声 %1 分</translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation>エポック %1 / %2</translation>
    </message>
    <message>
        <source>%1 s a step</source>
        <translation>1 ステップ %1 秒</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>準備</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>特徴</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>インデックス</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>音声モデル</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>1 clip</source>
        <translation>1 クリップ</translation>
    </message>
    <message>
        <source>%1 s of speech</source>
        <translation>音声 %1 秒</translation>
    </message>
</context>
<context>
    <name>koe::ui::TakeList</name>
    <message numerus="yes">
        <source>%n older ones</source>
        <translation>
            <numerusform>以前のもの %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Results stand here, newest first.</source>
        <translation>結果は新しい順にここに並びます。</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>結果</translation>
    </message>
</context>
<context>
    <name>koe::ui::TakeRow</name>
    <message>
        <source>Result %1: %2</source>
        <translation>結果 %1: %2</translation>
    </message>
    <message>
        <source>%1
Click to hear it, drag it out to use it elsewhere.</source>
        <translation>%1
クリックで再生対象にし、ドラッグでほかのソフトへ渡せます。</translation>
    </message>
    <message>
        <source>The best of these</source>
        <translation>この中で一番よい</translation>
    </message>
    <message>
        <source>again with these</source>
        <translation>この設定でもう一度</translation>
    </message>
    <message>
        <source>Sets the voice and its settings as they were for this result.</source>
        <translation>音声モデルと設定をこの結果のときの状態に戻します。</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Take off the list (the file stays)</source>
        <translation>一覧から外す (ファイルは残ります)</translation>
    </message>
</context>
<context>
    <name>koe::ui::TakeText</name>
    <message>
        <source>index file</source>
        <translation>インデックスファイル</translation>
    </message>
    <message>
        <source>index</source>
        <translation>インデックス</translation>
    </message>
    <message>
        <source>protect</source>
        <translation>保護</translation>
    </message>
    <message>
        <source>loudness mix</source>
        <translation>音量エンベロープ</translation>
    </message>
    <message>
        <source>pitch method</source>
        <translation>ピッチ抽出方式</translation>
    </message>
    <message>
        <source>formant</source>
        <translation>フォルマント</translation>
    </message>
    <message>
        <source>format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>チャンネル</translation>
    </message>
    <message>
        <source>noise removal</source>
        <translation>ノイズ除去</translation>
    </message>
    <message>
        <source>same loudness</source>
        <translation>同じ音量</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>既定</translation>
    </message>
    <message>
        <source>the same settings</source>
        <translation>同じ設定</translation>
    </message>
</context>
<context>
    <name>koe::ui::TrainingBase</name>
    <message>
        <source>Starter (comes with Koe, quick)</source>
        <translation>スターター(Koe に付属、速い)</translation>
    </message>
    <message>
        <source>not here yet, %1</source>
        <translation>未入手、%1</translation>
    </message>
    <message>
        <source>Nothing (from scratch, slow)</source>
        <translation>なし(最初から、遅い)</translation>
    </message>
    <message>
        <source>The experiment «%1»</source>
        <translation>実験「%1」</translation>
    </message>
</context>
<context>
    <name>koe::ui::TrainingData</name>
    <message>
        <source>My voice</source>
        <translation>わたしの声</translation>
    </message>
    <message>
        <source>There are no recordings in %1 yet</source>
        <translation>%1 にはまだ録音がありません</translation>
    </message>
</context>
<context>
    <name>koe::ui::TrainingForm</name>
    <message>
        <source>The fastest there is</source>
        <translation>最も速いもの</translation>
    </message>
    <message>
        <source>«%1» was begun at %2 and cannot go on at %3: choose another name, or set the rate back.</source>
        <translation>「%1」は %2 で始めたため、%3 では続けられません。別の名前にするか、周波数を元に戻してください。</translation>
    </message>
    <message>
        <source>«%1» was begun as %2 and cannot go on as %3: choose another name, or set the version back.</source>
        <translation>「%1」は %2 で始めたため、%3 では続けられません。別の名前にするか、バージョンを元に戻してください。</translation>
    </message>
    <message>
        <source>«%1» follows the pitch and cannot go on without: choose another name.</source>
        <translation>「%1」はピッチに従うため、なしでは続けられません。別の名前にしてください。</translation>
    </message>
    <message>
        <source>«%1» was begun without pitch and cannot go on with it: choose another name.</source>
        <translation>「%1」はピッチなしで始めたため、ありでは続けられません。別の名前にしてください。</translation>
    </message>
    <message>
        <source>«%1» has been trained for %2 epochs already: set more to go on.</source>
        <translation>「%1」はすでに %2 エポック学習しました。続けるにはエポックを増やしてください。</translation>
    </message>
    <message>
        <source>Give the voice a name first</source>
        <translation>まず名前を付けてください</translation>
    </message>
    <message>
        <source>«%1» cannot be a name: use letters, digits and spaces</source>
        <translation>「%1」は名前にできません。文字、数字、空白を使ってください</translation>
    </message>
    <message>
        <source>Choose a folder of recordings first</source>
        <translation>まず録音のフォルダーを選んでください</translation>
    </message>
    <message>
        <source>The folder %1 is not there</source>
        <translation>フォルダー %1 がありません</translation>
    </message>
    <message>
        <source>There is no speech to learn from in %1</source>
        <translation>%1 に学習できる音声がありません</translation>
    </message>
    <message>
        <source>Choose what to begin with</source>
        <translation>ベースを選んでください</translation>
    </message>
    <message>
        <source>«%1» is being trained</source>
        <translation>「%1」を学習中です</translation>
    </message>
    <message>
        <source>%1, which was chosen to compute on, is not here any more</source>
        <translation>計算に選ばれていた %1 はもうありません</translation>
    </message>
    <message>
        <source>This name is too long</source>
        <translation>名前が長すぎます</translation>
    </message>
    <message>
        <source>There is a voice «%1» from elsewhere, which would be written over: choose another name</source>
        <translation>別の所から来た音声モデル「%1」があり、上書きされてしまいます。別の名前にしてください</translation>
    </message>
</context>
<context>
    <name>koe::ui::TrainingPage</name>
    <message>
        <source>Experiments</source>
        <translation>実験</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>コマンドをコピー</translation>
    </message>
    <message>
        <source>The command line that does the same, for a terminal or another machine.</source>
        <translation>同じことをするコマンド。ターミナルや別のマシンで使えます。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Go on for about %1</source>
        <translation>続ける(約 %1)</translation>
    </message>
    <message>
        <source>Train for about %1</source>
        <translation>学習する(約 %1)</translation>
    </message>
    <message numerus="yes">
        <source>Go on for %n epochs</source>
        <translation>
            <numerusform>あと %n エポック続ける</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Train %n epochs</source>
        <translation>
            <numerusform>%n エポック学習する</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n epochs, as fast as this computer was last time</source>
        <translation>
            <numerusform>%n エポック、このコンピューターの前回の速さで</numerusform>
        </translation>
    </message>
    <message>
        <source>How long it takes is known after the first steps</source>
        <translation>所要時間は最初の数ステップのあとで分かります</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>%1 was interrupted. What was saved is kept.</source>
        <translation>%1 は中断されました。保存済みの分は残っています。</translation>
    </message>
    <message>
        <source>Use what is here</source>
        <translation>今あるデバイスを使う</translation>
    </message>
</context>
<context>
    <name>koe::ui::TrainingProgressPane</name>
    <message>
        <source>Copy the command</source>
        <translation>コマンドをコピー</translation>
    </message>
    <message>
        <source>Another training</source>
        <translation>別の学習</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Open in Inference</source>
        <translation>推論で開く</translation>
    </message>
    <message>
        <source>The command line that does the same, for a terminal or another machine.</source>
        <translation>同じことをするコマンド。ターミナルや別のマシンで使えます。</translation>
    </message>
    <message>
        <source>Ends after this step: saves, builds the index and writes the voice. You can go on later.</source>
        <translation>このステップのあとで終わります。保存し、インデックスを作り、音声モデルを書き出します。あとで続けられます。</translation>
    </message>
    <message>
        <source>Halts it where it is; it keeps its memory.</source>
        <translation>その場で止めます。メモリーは保持されます。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>ほか %n 件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for the training that runs.</source>
        <translation>実行中の学習を待っています。</translation>
    </message>
    <message>
        <source>Paused at epoch %1.</source>
        <translation>エポック %1 で一時停止中。</translation>
    </message>
    <message>
        <source>Stopping: the step is ended and saved, then index and voice are written.</source>
        <translation>停止中：ステップを終えて保存し、インデックスと音声モデルを書き出します。</translation>
    </message>
    <message numerus="yes">
        <source>Done: %n epochs. The voice is in the list of voices.</source>
        <translation>
            <numerusform>完了：%n エポック。音声モデルの一覧にあります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped and saved after epoch %1. Go on whenever you want.</source>
        <translation>エポック %1 のあとで停止し、保存しました。いつでも続けられます。</translation>
    </message>
    <message>
        <source>Stopped before there was anything to save.</source>
        <translation>保存するものができる前に停止しました。</translation>
    </message>
    <message>
        <source>Ended. What was saved is kept.</source>
        <translation>終了しました。保存されたものは残っています。</translation>
    </message>
    <message>
        <source>Epoch %1 of %2 · step %3 · sound loss %4</source>
        <translation>エポック %1 / %2 · ステップ %3 · 音の損失 %4</translation>
    </message>
</context>
<context>
    <name>koe::ui::TrainingSettings</name>
    <message>
        <source>Epochs</source>
        <translation>エポック</translation>
    </message>
    <message>
        <source>How often it goes through all recordings. More: closer to the voice, longer; too many on a small or noisy set: worse again.</source>
        <translation>すべての録音を学習する回数。多いほど声に近づき、時間がかかります。少ない録音や雑音の多い録音で多すぎると、かえって悪くなります。</translation>
    </message>
    <message>
        <source>Follows the pitch (singing, lively speech)</source>
        <translation>ピッチに従う(歌、抑揚のある話し声)</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>バッチサイズ</translation>
    </message>
    <message>
        <source>Clips that are learned from at once. More takes more memory; on a graphics card it is faster.</source>
        <translation>一度に学習するクリップの数。多いほどメモリーを使い、GPU では速くなります。</translation>
    </message>
    <message>
        <source>Save every</source>
        <translation>保存の間隔</translation>
    </message>
    <message>
        <source>Epochs between two saves: what a break can cost at most, and how often you can listen.</source>
        <translation>保存から次の保存までのエポック数。中断で失う最大の量と、試聴できる頻度が決まります。</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>プロセス数</translation>
    </message>
    <message>
        <source>Recordings prepared at once.</source>
        <translation>同時に準備する録音の数。</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>取り置き</translation>
    </message>
    <message>
        <source>Clips that are not learned from, to hear and measure each save by.</source>
        <translation>学習に使わず、保存ごとの試聴と測定に使うクリップ。</translation>
    </message>
    <message>
        <source>Keep only the newest save</source>
        <translation>最新の保存だけを残す</translation>
    </message>
    <message>
        <source>Mika</source>
        <translation>ミカ</translation>
    </message>
    <message>
        <source>Drop a folder here, or browse</source>
        <translation>フォルダーをドロップ、または選択</translation>
    </message>
    <message>
        <source> epochs</source>
        <translation> エポック</translation>
    </message>
    <message>
        <source>as many as processors</source>
        <translation>プロセッサーの数</translation>
    </message>
    <message>
        <source>Of the voice. Higher: more of the highs, slower. The base decides it where there is one.</source>
        <translation>音声モデルのもの。高いほど高音が豊かで、遅くなります。ベースがあればベースで決まります。</translation>
    </message>
    <message>
        <source>Of RVC. The base decides it where there is one; v2 hears more of the speech.</source>
        <translation>RVC のバージョン。ベースがあればベースで決まります。v2 は発音をより細かく聴き取ります。</translation>
    </message>
    <message>
        <source>Without it a voice speaks in a flat melody of its own and needs no pitch; rarely wanted.</source>
        <translation>なしにすると、ピッチを使わず平坦に話します。ほとんどの場合は不要です。</translation>
    </message>
    <message>
        <source>Saves disk space; you cannot go back to an earlier save.</source>
        <translation>ディスクを節約します。以前の保存には戻れません。</translation>
    </message>
    <message>
        <source>Browse for a folder of recordings</source>
        <translation>録音のフォルダーを選ぶ</translation>
    </message>
    <message>
        <source>Name of the voice</source>
        <translation>音声モデルの名前</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>録音</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>ベース</translation>
    </message>
    <message>
        <source>More: rate, batch, saves, device …</source>
        <translation>詳細：周波数、バッチ、保存、デバイスなど</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>サンプリング周波数</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Clips held out</source>
        <translation>取り置くクリップ</translation>
    </message>
    <message>
        <source>Folder of recordings</source>
        <translation>録音のフォルダー</translation>
    </message>
    <message>
        <source>Listening to the recordings…</source>
        <translation>録音を聴いています…</translation>
    </message>
    <message>
        <source>%1 minutes of speech, prepared</source>
        <translation>音声 %1 分、準備済み</translation>
    </message>
    <message>
        <source>One folder, one person; sub-folders are other speakers.</source>
        <translation>1 フォルダーに 1 人。サブフォルダーは別の話者です。</translation>
    </message>
</context>
<context>
    <name>koe::ui::TrainingText</name>
    <message>
        <source>without pitch</source>
        <translation>ピッチなし</translation>
    </message>
    <message numerus="yes">
        <source>%n epochs</source>
        <translation>
            <numerusform>%n エポック</numerusform>
        </translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation>バッチ %1</translation>
    </message>
</context>
<context>
    <name>koe::ui::TransportBar</name>
    <message>
        <source>Play (Space)</source>
        <translation>再生 (Space)</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>元の録音</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>繰り返し</translation>
    </message>
    <message>
        <source>What is heard (X changes sides at the same place)</source>
        <translation>聞く側 (X で同じ位置のまま切り替え)</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Volume of what is played here; results stay as they are</source>
        <translation>ここでの再生音量。結果のファイルは変わりません</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>一時停止 (Space)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>再生</translation>
    </message>
</context>
<context>
    <name>koe::ui::VoiceChooser</name>
    <message>
        <source>Voice</source>
        <translation>音声モデル</translation>
    </message>
    <message>
        <source>Search voices</source>
        <translation>音声モデルを検索</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>音声モデル</translation>
    </message>
    <message>
        <source>Ctrl+D marks a favourite.</source>
        <translation>Ctrl+D でお気に入りに登録。</translation>
    </message>
    <message>
        <source>No voices yet</source>
        <translation>音声モデルはまだありません</translation>
    </message>
    <message>
        <source>Choose a voice</source>
        <translation>音声モデルを選択</translation>
    </message>
    <message>
        <source>Voice: %1</source>
        <translation>音声モデル：%1</translation>
    </message>
    <message>
        <source>Which voice speaks</source>
        <translation>話す音声モデル</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>使えません</translation>
    </message>
</context>
<context>
    <name>koe::ui::VoiceLibrary</name>
    <message>
        <source>The voice %1 cannot be used any more, another one speaks now. %2</source>
        <translation>音声モデル %1 は使えなくなったため、別の音声モデルに切り替えました。%2</translation>
    </message>
    <message>
        <source>There is a voice called %1 already.</source>
        <translation>%1 という音声モデルは既にあります。</translation>
    </message>
</context>
<context>
    <name>koe::ui::VoicePane</name>
    <message>
        <source>Save the note</source>
        <translation>メモを保存</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>名前を変更</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>No index was found: diction and timbre are the network&apos;s alone.</source>
        <translation>インデックスが見つかりません：発音と声色はネットワークだけによります。</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>探す…</translation>
    </message>
    <message>
        <source>Puts a copy of an index file beside the voice, once it is seen to fit.</source>
        <translation>合うことを確かめてから、インデックスの写しを音声モデルの隣に置きます。</translation>
    </message>
    <message>
        <source>Merge with another voice</source>
        <translation>別の音声モデルと混ぜる</translation>
    </message>
    <message>
        <source>All that the file says</source>
        <translation>ファイルの情報すべて</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>新しい名前</translation>
    </message>
    <message>
        <source>Pack…</source>
        <translation>パック…</translation>
    </message>
    <message>
        <source>Voice, index and sample in one file, to hand on.</source>
        <translation>音声モデル・インデックス・サンプルを一つのファイルにまとめます。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出す…</translation>
    </message>
    <message>
        <source>Writes the voice as .safetensors or .pth.</source>
        <translation>.safetensors または .pth として書き出します。</translation>
    </message>
    <message>
        <source>It speaks from now on, on every page.</source>
        <translation>これ以降、すべてのページでこの声を使います。</translation>
    </message>
    <message>
        <source>How it was made, how it may be used …</source>
        <translation>作り方、使ってよい範囲など…</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーで表示</translation>
    </message>
    <message>
        <source>Into the bin, with its index; it can be brought back.</source>
        <translation>インデックスと一緒にゴミ箱へ。元に戻せます。</translation>
    </message>
    <message>
        <source>comes with Koe Studio</source>
        <translation>Koe Studio に付属</translation>
    </message>
    <message>
        <source>Convert with this voice</source>
        <translation>この声で変換</translation>
    </message>
    <message>
        <source>Use this voice</source>
        <translation>この声を使う</translation>
    </message>
    <message>
        <source>yes, median %1 Hz (%2)</source>
        <translation>あり、中央値 %1 Hz(%2)</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>あり</translation>
    </message>
    <message>
        <source>no</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>サンプリング周波数</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>ピッチ</translation>
    </message>
    <message>
        <source>Speech encoder</source>
        <translation>音声エンコーダー</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>インデックス</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>話者</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>デコーダー</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>注記</translation>
    </message>
    <message>
        <source>Pack the voice</source>
        <translation>音声モデルをパック</translation>
    </message>
    <message>
        <source>Packages (*.zip)</source>
        <translation>パッケージ (*.zip)</translation>
    </message>
    <message>
        <source>Export the voice</source>
        <translation>音声モデルを書き出す</translation>
    </message>
    <message>
        <source>Voices (*.safetensors *.pth)</source>
        <translation>音声モデル (*.safetensors *.pth)</translation>
    </message>
    <message>
        <source>The index of this voice</source>
        <translation>この音声モデルのインデックス</translation>
    </message>
    <message>
        <source>Indexes (*.index)</source>
        <translation>インデックス (*.index)</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>聞いてみる</translation>
    </message>
    <message>
        <source>Its files get the new name (F2 in the list).</source>
        <translation>ファイルの名前も変わります（一覧では F2）。</translation>
    </message>
</context>
<context>
    <name>koe::ui::WaveformView</name>
    <message>
        <source>Waves of the source and the result</source>
        <translation>元の録音と結果の波形</translation>
    </message>
    <message>
        <source>Click to go there, drag to repeat a part, double-click to play all.</source>
        <translation>クリックで移動、ドラッグで範囲を繰り返し、ダブルクリックで全体。</translation>
    </message>
</context>
<context>
    <name>koe::ui::WizardForm</name>
    <message>
        <source>Give the voice a name first</source>
        <translation>まず名前を付けてください</translation>
    </message>
    <message>
        <source>This cannot be a name: use letters, digits and spaces</source>
        <translation>名前にできません。文字、数字、空白を使ってください</translation>
    </message>
    <message>
        <source>There is a voice of this name: choose another, or go on with it on the Training page</source>
        <translation>この名前の音声モデルがあります。別の名前にするか、学習ページで続けてください</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>コピーしています…</translation>
    </message>
    <message>
        <source>Drop recordings first</source>
        <translation>まず録音をドロップしてください</translation>
    </message>
    <message>
        <source>Listening to the recordings…</source>
        <translation>録音を聴いています…</translation>
    </message>
    <message>
        <source>There is no speech in them</source>
        <translation>音声が入っていません</translation>
    </message>
    <message>
        <source>The voice is being made</source>
        <translation>作成中です</translation>
    </message>
    <message>
        <source>It was stopped after epoch %1 of %2, so it sounds unfinished. The Training page goes on with it whenever you want.</source>
        <translation>エポック %1 / %2 のあとで停止したので、まだ仕上がっていません。学習ページでいつでも続けられます。</translation>
    </message>
    <message>
        <source>This name is too long</source>
        <translation>名前が長すぎます</translation>
    </message>
    <message>
        <source>There is a voice of this name: choose another</source>
        <translation>この名前の音声モデルがあります。別の名前にしてください</translation>
    </message>
</context>
<context>
    <name>koe::ui::WizardPage</name>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Mika</source>
        <translation>ミカ</translation>
    </message>
    <message>
        <source>Name of the voice</source>
        <translation>音声モデルの名前</translation>
    </message>
    <message>
        <source>The name of the person, or any other. It can be changed later.</source>
        <translation>本人の名前でも、ほかの名前でも。あとで変えられます。</translation>
    </message>
    <message>
        <source>Drop recordings of the person here</source>
        <translation>その人の録音をここにドロップ</translation>
    </message>
    <message>
        <source>Files or a folder: speech or singing of one person, without music. Ten minutes make a good voice, two are enough to try.</source>
        <translation>ファイルかフォルダー：一人の話し声か歌、音楽なし。10 分あれば良い声になり、2 分でも試せます。</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>参照…</translation>
    </message>
    <message>
        <source>Record in the app instead</source>
        <translation>アプリで録音する</translation>
    </message>
    <message>
        <source>Listening to the recordings</source>
        <translation>録音を聴いています</translation>
    </message>
    <message>
        <source>Look at each recording</source>
        <translation>録音を一つずつ見る</translation>
    </message>
    <message>
        <source>You can stop at any time and hear what it has learned, and go on another day.</source>
        <translation>いつでも止めて、覚えた声を聴き、別の日に続けられます。</translation>
    </message>
    <message>
        <source>See the curves</source>
        <translation>曲線を見る</translation>
    </message>
    <message>
        <source>You may leave this page or use the rest of Koe meanwhile. The bar below shows how far it is, pauses and stops it; what is stopped can go on later.</source>
        <translation>その間、このページを離れたり、ほかの機能を使ったりできます。下のバーで進み具合を見て、一時停止や停止ができます。止めたものはあとで続けられます。</translation>
    </message>
    <message>
        <source>What is the voice called?</source>
        <translation>音声モデルの名前は?</translation>
    </message>
    <message>
        <source>What does it sound like?</source>
        <translation>どんな声ですか?</translation>
    </message>
    <message>
        <source>Are the recordings good enough?</source>
        <translation>録音は十分ですか?</translation>
    </message>
    <message>
        <source>How good should it become?</source>
        <translation>どのくらい良くしますか?</translation>
    </message>
    <message>
        <source>«%1» is ready</source>
        <translation>「%1」ができました</translation>
    </message>
    <message>
        <source>«%1» is being made</source>
        <translation>「%1」を作っています</translation>
    </message>
    <message>
        <source>This is «%1»</source>
        <translation>これが「%1」です</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>Train for about %1</source>
        <translation>学習する(約 %1)</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Open in Inference</source>
        <translation>推論で開く</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>手順 %1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>✓ %n recordings</source>
        <translation>
            <numerusform>✓ 録音 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ Recordings are there</source>
        <translation>✓ 録音があります</translation>
    </message>
    <message>
        <source>The new voice is speaking its first sentence…</source>
        <translation>新しい声が最初の文を話しています…</translation>
    </message>
    <message>
        <source>A sentence that it has not learned from, and the voice repeating it. Now let it sing or say anything that you have recorded.</source>
        <translation>学習に使っていない文と、それを繰り返す声です。録音したものを、何でも歌わせたり話させたりしてみてください。</translation>
    </message>
    <message>
        <source>A recording of somebody else, and the new voice saying the same. Now give it one of yours.</source>
        <translation>別の人の録音と、同じことを話す新しい声です。次はあなたの録音をどうぞ。</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>録音</translation>
    </message>
    <message>
        <source>«%1» is not ready yet</source>
        <translation>「%1」はまだできていません</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>It learns…</source>
        <translation>学習しています…</translation>
    </message>
    <message>
        <source>Its turn comes after what runs below.</source>
        <translation>下で動いている作業が終わると始まります。</translation>
    </message>
    <message>
        <source>Koe Studio was ended while it learned. What it had saved is kept: it goes on from there.</source>
        <translation>学習の途中で Koe Studio が終了しました。保存されたものは残っていて、そこから続けられます。</translation>
    </message>
    <message>
        <source>The voice is made. Now give it one of your recordings.</source>
        <translation>音声モデルができています。次はあなたの録音をどうぞ。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>停止しています…</translation>
    </message>
</context>
<context>
    <name>koe::ui::words</name>
    <message>
        <source>%1 left</source>
        <translation>残り %1</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>残り %1 分</translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation>残り %1 時間 %2 分</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>a minute</source>
        <translation>1 分</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>1 時間</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 時間</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 日</translation>
    </message>
</context>
</TS>
