<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>koe::ui::JobShelf</name>
    <message>
        <source>Jobs</source>
        <translation>ジョブ</translation>
    </message>
</context>
<context>
    <name>koe::ui::MainWindow</name>
    <message>
        <source>Checkpoints</source>
        <translation>チェックポイント</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
</context>
<context>
    <name>koe::ui::CheckpointForm</name>
    <message>
        <source>A voice can be extracted from it.</source>
        <translation>ここから音声モデルを取り出せます。</translation>
    </message>
    <message>
        <source>Choose the voice that it belongs to, and drop it again.</source>
        <translation>対応する音声モデルを選んでから、もう一度ドロップしてください。</translation>
    </message>
    <message>
        <source>Settings takes base models in.</source>
        <translation>ベースモデルは「設定」で取り込めます。</translation>
    </message>
    <message>
        <source>Recordings are converted under Inference.</source>
        <translation>録音の変換は「推論」で行います。</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 を開いています</translation>
    </message>
    <message>
        <source>%1: taken in with the index.</source>
        <translation>%1:インデックスと一緒に取り込みました。</translation>
    </message>
    <message>
        <source>%1: taken in. There was no index.</source>
        <translation>%1:取り込みました。インデックスはありませんでした。</translation>
    </message>
    <message>
        <source>%1 is there already, with the same content.</source>
        <translation>%1 は同じ内容で既にあります。</translation>
    </message>
    <message>
        <source>%1: taken in.</source>
        <translation>%1:取り込みました。</translation>
    </message>
    <message>
        <source>There is no voice in %1.</source>
        <translation>%1 に音声モデルはありません。</translation>
    </message>
    <message>
        <source>No other voice has this one's rate, version and encoder.</source>
        <translation>サンプリング周波数・バージョン・エンコーダーが同じ音声モデルが他にありません。</translation>
    </message>
    <message>
        <source>Choose the second voice first.</source>
        <translation>先に二つ目の音声モデルを選んでください。</translation>
    </message>
    <message>
        <source>There is a voice called %1 already.</source>
        <translation>%1 という音声モデルは既にあります。</translation>
    </message>
    <message>
        <source>This experiment has no checkpoint yet.</source>
        <translation>この実験にはまだチェックポイントがありません。</translation>
    </message>
    <message>
        <source>The note is in the voice file.</source>
        <translation>メモを音声モデルのファイルに書き込みました。</translation>
    </message>
    <message>
        <source>%1 is in the bin.</source>
        <translation>%1 をゴミ箱に移しました。</translation>
    </message>
    <message>
        <source>%1 is in the bin, with what belongs to it.</source>
        <translation>%1 を付属ファイルと一緒にゴミ箱に移しました。</translation>
    </message>
    <message>
        <source>%1 has its index.</source>
        <translation>%1 にインデックスが付きました。</translation>
    </message>
    <message>
        <source>Packing «%1»</source>
        <translation>「%1」をパックしています</translation>
    </message>
    <message>
        <source>%1 is ready to be handed on.</source>
        <translation>%1 を渡す準備ができました。</translation>
    </message>
    <message>
        <source>%1 is ready, without an index: none was found for this voice.</source>
        <translation>%1 ができました。この音声モデルのインデックスは見つからず、入っていません。</translation>
    </message>
    <message>
        <source>Exporting «%1»</source>
        <translation>「%1」を書き出しています</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>%1 を書き出しました。</translation>
    </message>
    <message>
        <source>Merging «%1» and «%2»</source>
        <translation>「%1」と「%2」を混ぜています</translation>
    </message>
    <message>
        <source>%1 is there.</source>
        <translation>%1 ができました。</translation>
    </message>
    <message>
        <source>Extracting a voice from %1</source>
        <translation>%1 から音声モデルを取り出しています</translation>
    </message>
    <message>
        <source>%1 is there: %2 Hz, %3.</source>
        <translation>%1 ができました:%2 Hz、%3。</translation>
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
        <translation>RVC と同じ:name_e20_s340</translation>
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
        <source>%1 epochs, %2 steps</source>
        <translation>%1 エポック、%2 ステップ</translation>
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
        <source>No index was found: diction and timbre are the network's alone.</source>
        <translation>インデックスが見つかりません:発音と声色はネットワークだけによります。</translation>
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
        <source>Sample</source>
        <translation>サンプル</translation>
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
</context>
<context>
    <name>koe::ui::ModelRow</name>
    <message>
        <source>Get</source>
        <translation>入手</translation>
    </message>
    <message>
        <source>Licence: %1</source>
        <translation>ライセンス:%1</translation>
    </message>
    <message>
        <source>Get %1</source>
        <translation>%1 を入手</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>中止</translation>
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
        <source>Another file is at its place: it is used as it is. koe assets verify says more.</source>
        <translation>別のファイルがその場所にあり、そのまま使われます。詳しくは koe assets verify。</translation>
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
        <source>Getting %1</source>
        <translation>%1 を入手しています</translation>
    </message>
    <message>
        <source>Looking through %1</source>
        <translation>%1 を調べています</translation>
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
        <source>Taking in voices and base models</source>
        <translation>音声モデルとベースモデルを取り込んでいます</translation>
    </message>
    <message>
        <source>Everything was taken in.</source>
        <translation>すべて取り込みました。</translation>
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
        <source>as the desktop</source>
        <translation>デスクトップに合わせる</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>light</source>
        <translation>ライト</translation>
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
        <source>What computes, for conversions and trainings.</source>
        <translation>変換と学習の計算に使う装置。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>what is free (%1 now)</source>
        <translation>空いている分(現在 %1)</translation>
    </message>
    <message>
        <source>what is free</source>
        <translation>空いている分</translation>
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
        <source>KOE_HOME names another place for all of them.</source>
        <translation>KOE_HOME で全体の場所を変えられます。</translation>
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
        <source>the fastest that there is</source>
        <translation>最も速いもの</translation>
    </message>
    <message>
        <source>Get what RVC's voices need (%1)</source>
        <translation>RVC の音声モデルに必要なものを入手(%1)</translation>
    </message>
    <message>
        <source>RVC's voices speak with ContentVec and RMVPE. Who has RVC has them already: import them. The voices that come with Koe Studio need neither.</source>
        <translation>RVC の音声モデルは ContentVec と RMVPE を使います。RVC があれば既に持っているので取り込めます。Koe Studio 付属の音声モデルには要りません。</translation>
    </message>
    <message>
        <source>All that RVC's voices need is here.</source>
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
</context>
</TS>
