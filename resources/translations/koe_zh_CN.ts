<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>koe::ui::BeginningText</name>
    <message>
        <source>The training before this one is still saving…</source>
        <translation>上一次训练仍在保存…</translation>
    </message>
    <message>
        <source>Reading the models that listen to the recordings…</source>
        <translation>正在读取用来分析录音的模型…</translation>
    </message>
    <message>
        <source>Cutting the recordings into clips…</source>
        <translation>正在把录音切成片段…</translation>
    </message>
    <message>
        <source>Finding the pitch of each clip…</source>
        <translation>正在提取各片段的音高…</translation>
    </message>
    <message>
        <source>Hearing what is said in each clip…</source>
        <translation>正在提取各片段的语音特征…</translation>
    </message>
    <message>
        <source>Reading the networks…</source>
        <translation>正在读取网络…</translation>
    </message>
    <message>
        <source>Looking for the speaker of the base who is nearest…</source>
        <translation>正在底模中寻找最相近的说话人…</translation>
    </message>
    <message>
        <source>The first step…</source>
        <translation>正在计算第一步…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在开始…</translation>
    </message>
</context>
<context>
    <name>koe::ui::CareCards</name>
    <message>
        <source>Quick try</source>
        <translation>快速试试</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>好</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最好</translation>
    </message>
    <message>
        <source>To hear whether it goes anywhere.</source>
        <translation>听听有没有希望。</translation>
    </message>
    <message>
        <source>What these recordings are good for.</source>
        <translation>适合这些录音的程度。</translation>
    </message>
    <message>
        <source>The last bit; often it is hard to hear.</source>
        <translation>最后一点提升；往往很难听出。</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>time not known yet</source>
        <translation>时间尚未知</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n times through the recordings. </source>
        <translation>
            <numerusform>%1 · 把录音学习 %n 遍。</numerusform>
        </translation>
    </message>
    <message>
        <source>measuring the time…</source>
        <translation>正在测量时间…</translation>
    </message>
</context>
<context>
    <name>koe::ui::CheckpointBin</name>
    <message>
        <source>%1 is in the bin, with what belongs to it.</source>
        <translation>%1 已移到回收站，包括其附带文件。</translation>
    </message>
    <message>
        <source>%1 is in the bin.</source>
        <translation>%1 已移到回收站。</translation>
    </message>
    <message>
        <source>%1 is back.</source>
        <translation>%1 已恢复。</translation>
    </message>
</context>
<context>
    <name>koe::ui::CheckpointForm</name>
    <message>
        <source>Choose the voice that it belongs to, and drop it again.</source>
        <translation>先选择它所属的音色模型，再拖入一次。</translation>
    </message>
    <message>
        <source>The note is in the voice file.</source>
        <translation>备注已写入音色模型文件。</translation>
    </message>
    <message>
        <source>%1 has its index.</source>
        <translation>%1 已有索引。</translation>
    </message>
    <message>
        <source>%1 is called %2 now.</source>
        <translation>%1 已改名为 %2。</translation>
    </message>
</context>
<context>
    <name>koe::ui::CheckpointJobs</name>
    <message>
        <source>%1 is ready to be handed on.</source>
        <translation>%1 可以分享了。</translation>
    </message>
    <message>
        <source>%1 is ready, without an index: none was found for this voice.</source>
        <translation>%1 已完成，但没有找到这个音色模型的索引。</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>%1 已写好。</translation>
    </message>
    <message>
        <source>%1 is there.</source>
        <translation>%1 已完成。</translation>
    </message>
    <message>
        <source>%1 is there: %2 Hz, %3.</source>
        <translation>%1 已完成：%2 Hz，%3。</translation>
    </message>
    <message>
        <source>%1: taken in with the index.</source>
        <translation>%1：已连同索引一起导入。</translation>
    </message>
    <message>
        <source>%1: taken in. There was no index.</source>
        <translation>%1：已导入，其中没有索引。</translation>
    </message>
    <message>
        <source>%1 is there already, with the same content.</source>
        <translation>%1 已存在，内容相同。</translation>
    </message>
    <message>
        <source>%1: taken in.</source>
        <translation>%1：已导入。</translation>
    </message>
    <message>
        <source>There is no voice in %1.</source>
        <translation>%1 中没有音色模型。</translation>
    </message>
</context>
<context>
    <name>koe::ui::CheckpointPage</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Takes in a voice, a package or a checkpoint; drop works too (Ctrl+O).</source>
        <translation>导入音色模型、打包文件或存档点，也可以拖入（Ctrl+O）。</translation>
    </message>
    <message>
        <source>Voices and experiments</source>
        <translation>音色模型和实验</translation>
    </message>
    <message>
        <source>Voices %1</source>
        <translation>音色模型 %1</translation>
    </message>
    <message>
        <source>Experiments %1</source>
        <translation>实验 %1</translation>
    </message>
    <message>
        <source>no index</source>
        <translation>无索引</translation>
    </message>
    <message>
        <source>index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>not trained yet</source>
        <translation>尚未训练</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>mel %1</source>
        <translation>mel %1</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1 轮</translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation>%1 轮</translation>
    </message>
    <message>
        <source>no voice yet</source>
        <translation>尚无音色模型</translation>
    </message>
    <message>
        <source>voice</source>
        <translation>音色模型</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Nothing here is called «%1».</source>
        <translation>没有名为“%1”的内容。</translation>
    </message>
    <message>
        <source>No voices yet. Drop a voice file or a package here.</source>
        <translation>还没有音色模型。把模型文件或打包文件拖到这里。</translation>
    </message>
    <message>
        <source>No experiments yet. Training makes one.</source>
        <translation>还没有实验，训练后会出现。</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Put it beside %1</source>
        <translation>作为 %1 的索引</translation>
    </message>
    <message>
        <source>Open a voice, a package or a checkpoint</source>
        <translation>打开音色模型、打包文件或存档点</translation>
    </message>
    <message>
        <source>Voices, packages, checkpoints (*.pth *.safetensors *.zip *.pt *.index);;All files (*)</source>
        <translation>音色模型、打包文件、存档点 (*.pth *.safetensors *.zip *.pt *.index);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <source>Bring back %1</source>
        <translation>也恢复 %1</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
</context>
<context>
    <name>koe::ui::ClipModel</name>
    <message>
        <source>Left out; the file stays where it is.</source>
        <translation>已排除；文件仍保留在原处。</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>koe::ui::ComparisonView</name>
    <message>
        <source>Pitch</source>
        <translation>音高</translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <translation>频谱图</translation>
    </message>
    <message>
        <source>The melody of both, over a grid of notes</source>
        <translation>两者的旋律，叠在音符网格上</translation>
    </message>
    <message>
        <source>The frequencies of the side that is heard</source>
        <translation>正在听的一侧的频率</translation>
    </message>
</context>
<context>
    <name>koe::ui::ComputeBox</name>
    <message>
        <source>What computes, for conversions and trainings.</source>
        <translation>转换和训练使用的设备。</translation>
    </message>
    <message>
        <source>The fastest that there is</source>
        <translation>最快的</translation>
    </message>
</context>
<context>
    <name>koe::ui::ComputeDevice</name>
    <message>
        <source>%1, which was chosen to compute on, is not here any more.</source>
        <translation>选定用于计算的 %1 已不在。</translation>
    </message>
</context>
<context>
    <name>koe::ui::Conversions</name>
    <message numerus="yes">
        <source>%n recordings were not converted. </source>
        <translation>
            <numerusform>有 %n 个录音没有转换。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>koe::ui::DatasetForm</name>
    <message>
        <source>My voice</source>
        <translation>我的声音</translation>
    </message>
    <message>
        <source>Add recordings first</source>
        <translation>请先添加录音</translation>
    </message>
    <message>
        <source>There is no speech in it</source>
        <translation>其中没有语音</translation>
    </message>
    <message>
        <source>Keep some recordings first</source>
        <translation>请先保留一些录音</translation>
    </message>
</context>
<context>
    <name>koe::ui::DatasetPage</name>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>No dataset yet</source>
        <translation>还没有数据集</translation>
    </message>
    <message>
        <source>New dataset…</source>
        <translation>新建数据集…</translation>
    </message>
    <message>
        <source>Add recordings…</source>
        <translation>添加录音…</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Train a voice</source>
        <translation>训练音色模型</translation>
    </message>
    <message>
        <source>Drop recordings of one voice here</source>
        <translation>将同一个人的录音拖放到这里</translation>
    </message>
    <message>
        <source>Ten minutes or more of clean speech or singing. A folder is used where it lies; files are copied.</source>
        <translation>十分钟以上干净的说话声或歌声。文件夹就地使用；文件会被复制。</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Record yourself instead</source>
        <translation>自己录音</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>1 recording</source>
        <translation>1 个录音</translation>
    </message>
    <message>
        <source>%1 recordings</source>
        <translation>%1 个录音</translation>
    </message>
    <message>
        <source>New dataset</source>
        <translation>新建数据集</translation>
    </message>
    <message>
        <source>Whose voice is it? The set&apos;s name:</source>
        <translation>是谁的声音？数据集名称：</translation>
    </message>
    <message>
        <source>My voice</source>
        <translation>我的声音</translation>
    </message>
    <message>
        <source>Recordings of one voice</source>
        <translation>同一个人的录音</translation>
    </message>
    <message>
        <source>What the doctor says</source>
        <translation>录音检查结果</translation>
    </message>
</context>
<context>
    <name>koe::ui::DeviceBox</name>
    <message>
        <source>%1 · not here any more</source>
        <translation>%1 · 已不在</translation>
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
        <translation>1 分钟</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>noisy</source>
        <translation>嘈杂</translation>
    </message>
    <message>
        <source>slightly noisy</source>
        <translation>略有噪声</translation>
    </message>
    <message>
        <source>echoing</source>
        <translation>回声明显</translation>
    </message>
    <message>
        <source>slightly echoing</source>
        <translation>略有回声</translation>
    </message>
    <message>
        <source>clipping</source>
        <translation>有削波</translation>
    </message>
    <message>
        <source>humming</source>
        <translation>有嗡嗡声</translation>
    </message>
    <message>
        <source>music-filled</source>
        <translation>混有音乐</translation>
    </message>
    <message>
        <source>clean</source>
        <translation>干净</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>There is no speech here to train on.</source>
        <translation>这里没有可用于训练的语音。</translation>
    </message>
    <message>
        <source>too little to learn a voice from.</source>
        <translation>太少，学不出音色。</translation>
    </message>
    <message>
        <source>enough for a first try; 10 to 50 minutes are better.</source>
        <translation>可以初步尝试；10 到 50 分钟更好。</translation>
    </message>
    <message>
        <source>enough to try; 10 to 50 minutes are better.</source>
        <translation>足够尝试；10 到 50 分钟更好。</translation>
    </message>
    <message>
        <source>enough of it, but the voice will sound like that too.</source>
        <translation>数量足够，但音色也会带上这些问题。</translation>
    </message>
    <message>
        <source>more than enough.</source>
        <translation>绰绰有余。</translation>
    </message>
    <message>
        <source>good for a voice.</source>
        <translation>适合训练音色。</translation>
    </message>
    <message>
        <source>%1 of %2 speech: %3</source>
        <translation>%1%2语音：%3</translation>
    </message>
    <message>
        <source>Train 1 epoch.</source>
        <translation>训练 1 轮。</translation>
    </message>
    <message>
        <source>Train %1 epochs.</source>
        <translation>建议训练 %1 轮。</translation>
    </message>
    <message>
        <source>Record closer to the microphone, or take the noise out first.</source>
        <translation>靠近麦克风录音，或先去除噪声。</translation>
    </message>
    <message>
        <source>Take the echo out first, or record in a room with curtains and carpet.</source>
        <translation>先去除回声，或在有窗帘和地毯的房间录音。</translation>
    </message>
    <message>
        <source>Filter the hum out first, or record away from power supplies.</source>
        <translation>先滤除嗡嗡声，或远离电源录音。</translation>
    </message>
    <message>
        <source>The treble is missing: train at 32 kHz; more would be empty.</source>
        <translation>缺少高频：用 32 kHz 训练即可，更高没有内容。</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Hum</source>
        <translation>嗡嗡声</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>削波</translation>
    </message>
    <message>
        <source>Echo</source>
        <translation>回声</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音乐</translation>
    </message>
    <message>
        <source>Treble</source>
        <translation>高频</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>音高</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Other voices</source>
        <translation>其他声音</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>1 recording</source>
        <translation>1 个录音</translation>
    </message>
    <message>
        <source>%1 recordings</source>
        <translation>%1 个录音</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>not to be heard out</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>%1 dB under the speech</source>
        <translation>低于语音 %1 dB</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>up to %1 kHz</source>
        <translation>至 %1 kHz</translation>
    </message>
    <message>
        <source>within %1 dB</source>
        <translation>%1 dB 以内</translation>
    </message>
    <message>
        <source>What is left after silence is cut away. 10 to 50 minutes are good.</source>
        <translation>去除静音后剩下的时长。10 到 50 分钟为宜。</translation>
    </message>
    <message>
        <source>Steady noise against the speech. 25 dB and more are good.</source>
        <translation>稳定噪声相对于语音。25 dB 以上为宜。</translation>
    </message>
    <message>
        <source>The mains at 50 or 60 Hz.</source>
        <translation>50 或 60 Hz 的电源声。</translation>
    </message>
    <message>
        <source>Samples cut off at a ceiling: the recording was too loud.</source>
        <translation>录音过响，被截断的样本。</translation>
    </message>
    <message>
        <source>How long the room rings. Under 0.35 s is good; the voice learns the room as well.</source>
        <translation>房间余响的时长。0.35 秒以下为宜；音色也会学到房间。</translation>
    </message>
    <message>
        <source>What moves as music does, not as a voice. Separate the voice first.</source>
        <translation>像音乐而不像人声的部分。请先分离人声。</translation>
    </message>
    <message>
        <source>Where the sound ends. A voice of 40 or 48 kHz wants 15 kHz.</source>
        <translation>声音的频率上限。40 或 48 kHz 的音色需要 15 kHz。</translation>
    </message>
    <message>
        <source>Cut away by itself; no harm.</source>
        <translation>会自动切除，没有影响。</translation>
    </message>
    <message>
        <source>The middle, and what nearly all of it lies between. A voice sings best within what it has learned.</source>
        <translation>中间值及大部分所在的范围。音色在学过的范围内唱得最好。</translation>
    </message>
    <message>
        <source>Between quiet and loud recordings. Clips are levelled; the noise of quiet ones with them.</source>
        <translation>安静与响亮录音之间的差。音量会被统一，安静录音的噪声也会随之变大。</translation>
    </message>
    <message>
        <source>Recordings that sound unlike the rest: another person, another microphone or another room.</source>
        <translation>听起来与其他不同的录音：可能是另一个人、另一支麦克风或另一个房间。</translation>
    </message>
    <message>
        <source>The same sound more than once.</source>
        <translation>同样的声音出现多次。</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>no speech</source>
        <translation>没有语音</translation>
    </message>
    <message>
        <source>too short</source>
        <translation>太短</translation>
    </message>
    <message>
        <source>clips</source>
        <translation>削波</translation>
    </message>
    <message>
        <source>hums</source>
        <translation>嗡嗡声</translation>
    </message>
    <message>
        <source>echoes</source>
        <translation>回声</translation>
    </message>
    <message>
        <source>music</source>
        <translation>音乐</translation>
    </message>
    <message>
        <source>no treble</source>
        <translation>缺高频</translation>
    </message>
    <message>
        <source>level</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>another voice?</source>
        <translation>其他声音？</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Clips: %1 % of the samples stand at a ceiling.</source>
        <translation>削波：%1 % 的样本到达上限。</translation>
    </message>
    <message>
        <source>Noisy: speech is only %1 dB over the noise.</source>
        <translation>嘈杂：语音只比噪声高 %1 dB。</translation>
    </message>
    <message>
        <source>Mains hum, %1 dB under the speech.</source>
        <translation>电源嗡嗡声，低于语音 %1 dB。</translation>
    </message>
    <message>
        <source>Echoes: the room takes about %1 s to fall silent.</source>
        <translation>回声：房间约 %1 秒才静下来。</translation>
    </message>
    <message>
        <source>%1 % of it moves as music does: separate the voice first.</source>
        <translation>%1 % 像音乐：请先分离人声。</translation>
    </message>
    <message>
        <source>Holds nothing above %1 kHz.</source>
        <translation>%1 kHz 以上没有内容。</translation>
    </message>
    <message>
        <source>%1 dB against the others.</source>
        <translation>与其他相差 %1 dB。</translation>
    </message>
    <message>
        <source>Sounds like another person, or another microphone or room: listen to it.</source>
        <translation>听起来像另一个人、麦克风或房间：请听一听。</translation>
    </message>
    <message>
        <source>The same sound as %1.</source>
        <translation>与 %1 声音相同。</translation>
    </message>
    <message>
        <source>Shorter than 0.4 s: no clip can be made of it.</source>
        <translation>短于 0.4 秒，无法使用。</translation>
    </message>
    <message>
        <source>There is hardly a voice in it.</source>
        <translation>几乎没有人声。</translation>
    </message>
    <message>
        <source>1 file cannot be read</source>
        <translation>1 个文件无法读取</translation>
    </message>
    <message>
        <source>%1 files cannot be read</source>
        <translation>%1 个文件无法读取</translation>
    </message>
    <message>
        <source>1 recording without speech</source>
        <translation>1 个录音没有语音</translation>
    </message>
    <message>
        <source>%1 recordings without speech</source>
        <translation>%1 个录音没有语音</translation>
    </message>
    <message>
        <source>1 recording too short</source>
        <translation>1 个录音太短</translation>
    </message>
    <message>
        <source>%1 recordings too short</source>
        <translation>%1 个录音太短</translation>
    </message>
    <message>
        <source>1 recording clipping</source>
        <translation>1 个录音削波</translation>
    </message>
    <message>
        <source>%1 recordings clipping</source>
        <translation>%1 个录音削波</translation>
    </message>
    <message>
        <source>1 recording drowning in noise</source>
        <translation>1 个录音被噪声淹没</translation>
    </message>
    <message>
        <source>%1 recordings drowning in noise</source>
        <translation>%1 个录音被噪声淹没</translation>
    </message>
    <message>
        <source>1 recording with echo</source>
        <translation>1 个录音有回声</translation>
    </message>
    <message>
        <source>%1 recordings with echo</source>
        <translation>%1 个录音有回声</translation>
    </message>
    <message>
        <source>1 recording with music</source>
        <translation>1 个录音混有音乐</translation>
    </message>
    <message>
        <source>%1 recordings with music</source>
        <translation>%1 个录音混有音乐</translation>
    </message>
    <message>
        <source>1 recording of perhaps another person</source>
        <translation>1 个录音可能是另一个人</translation>
    </message>
    <message>
        <source>%1 recordings of perhaps another person</source>
        <translation>%1 个录音可能是另一个人</translation>
    </message>
    <message>
        <source>1 duplicate</source>
        <translation>1 个重复</translation>
    </message>
    <message>
        <source>%1 duplicates</source>
        <translation>%1 个重复</translation>
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
        <translation>不佳</translation>
    </message>
    <message>
        <source>Add more recordings: two minutes are enough to try, ten make a good voice.</source>
        <translation>请添加更多录音：两分钟足够试一试，十分钟能做出好的音色模型。</translation>
    </message>
</context>
<context>
    <name>koe::ui::DoctorPanel</name>
    <message>
        <source>Stop listening</source>
        <translation>停止聆听</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>正在复制…</translation>
    </message>
    <message>
        <source>Listening… %1 %</source>
        <translation>正在聆听… %1 %</translation>
    </message>
    <message>
        <source>The doctor listens to the recordings.</source>
        <translation>正在检查录音。</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Leave out: %1</source>
        <translation>排除：%1</translation>
    </message>
    <message>
        <source>The files stay where they are; training passes them over.</source>
        <translation>文件保留在原处；训练时会跳过。</translation>
    </message>
    <message>
        <source>1 recording left out</source>
        <translation>已排除 1 个录音</translation>
    </message>
    <message>
        <source>%1 recordings left out</source>
        <translation>已排除 %1 个录音</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>全部保留</translation>
    </message>
</context>
<context>
    <name>koe::ui::DroppedFile</name>
    <message>
        <source>a voice</source>
        <translation>音色模型</translation>
    </message>
    <message>
        <source>a training checkpoint</source>
        <translation>训练存档点</translation>
    </message>
    <message>
        <source>a base to train from</source>
        <translation>训练用底模</translation>
    </message>
    <message>
        <source>a speech encoder</source>
        <translation>语音编码器</translation>
    </message>
    <message>
        <source>a pitch model</source>
        <translation>音高提取模型</translation>
    </message>
    <message>
        <source>a model that separates voice and music</source>
        <translation>分离人声与音乐的模型</translation>
    </message>
    <message>
        <source>an index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>a table of numbers</source>
        <translation>数值表</translation>
    </message>
    <message>
        <source>a package</source>
        <translation>压缩包</translation>
    </message>
    <message>
        <source>a model of another program</source>
        <translation>其他程序的模型</translation>
    </message>
    <message>
        <source>a recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>a web page: the download went wrong</source>
        <translation>网页（下载出了问题）</translation>
    </message>
    <message>
        <source>a note of Git in place of the file: it was not downloaded</source>
        <translation>Git 的占位文件（本体没有下载）</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空的</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>损坏的文件</translation>
    </message>
    <message>
        <source>not to be read</source>
        <translation>无法读取的文件</translation>
    </message>
    <message>
        <source>of a kind that Koe Studio does not use</source>
        <translation>Koe Studio 不使用的文件类型</translation>
    </message>
    <message>
        <source>%1 is %2.</source>
        <translation>%1 是%2。</translation>
    </message>
    <message>
        <source>A voice can be extracted from it.</source>
        <translation>可以从中提取音色模型。</translation>
    </message>
    <message>
        <source>Settings takes base models in.</source>
        <translation>底模请在“设置”中导入。</translation>
    </message>
    <message>
        <source>Get it again where it came from.</source>
        <translation>请从来源处重新下载。</translation>
    </message>
    <message>
        <source>Koe Studio has no use for it.</source>
        <translation>Koe Studio 用不到它。</translation>
    </message>
    <message>
        <source>Recordings are converted under Inference.</source>
        <translation>录音请在“推理”中转换。</translation>
    </message>
    <message>
        <source>a text file</source>
        <translation>文本文件</translation>
    </message>
</context>
<context>
    <name>koe::ui::ErrorWords</name>
    <message>
        <source>There is not enough memory for this: close other programs, or give it less at a time.</source>
        <translation>内存不足：请关闭其他程序，或一次处理得少一些。</translation>
    </message>
    <message>
        <source>With %1 MB of memory nothing can be converted: this voice needs %2. Settings allows it more.</source>
        <translation>只有 %1 MB 内存无法转换：此音色模型需要 %2。可在“设置”中放宽上限。</translation>
    </message>
    <message>
        <source>Only %1 MB of memory are free, and this voice needs %2: close other programs if it becomes slow or ends.</source>
        <translation>可用内存只有 %1 MB，而此音色模型需要 %2：若变慢或中断，请关闭其他程序。</translation>
    </message>
    <message>
        <source>There is no room left on the disk for %1: make room and start again; nothing was lost.</source>
        <translation>磁盘空间不足，无法写入 %1：请腾出空间后重试；没有丢失任何内容。</translation>
    </message>
    <message>
        <source>There is no room left on the disk for %1: make room and start again; what is here already is kept.</source>
        <translation>磁盘空间不足，无法写入 %1：请腾出空间后重试；已有的部分会保留。</translation>
    </message>
    <message>
        <source>There is no room left on the disk of %1: make room and start again; nothing was lost.</source>
        <translation>%1 所在的磁盘空间不足：请腾出空间后重试；没有丢失任何内容。</translation>
    </message>
    <message>
        <source>There is no room on the disk for %1: %2 are needed and %3 are free.</source>
        <translation>磁盘空间不足，放不下 %1：需要 %2，可用 %3。</translation>
    </message>
    <message>
        <source>The folder of %1 cannot be written to: choose another one.</source>
        <translation>无法写入 %1 所在的文件夹：请选择其他文件夹。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to: choose another one.</source>
        <translation>无法写入文件夹 %1：请选择其他文件夹。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: choose another one.</source>
        <translation>无法创建文件夹 %1：请选择其他文件夹。</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>没有文件 %1。</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>没有文件夹 %1。</translation>
    </message>
    <message>
        <source>The folder %1 holds no recordings.</source>
        <translation>文件夹 %1 中没有录音。</translation>
    </message>
    <message>
        <source>%1 is a folder, not a recording.</source>
        <translation>%1 是文件夹，不是录音。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be read: it is not yours to read.</source>
        <translation>无法读取文件夹 %1：没有读取权限。</translation>
    </message>
    <message>
        <source>%1 cannot be read: it is not yours to read.</source>
        <translation>无法读取 %1：没有读取权限。</translation>
    </message>
    <message>
        <source>The recording is empty.</source>
        <translation>录音是空的。</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 是空的。</translation>
    </message>
    <message>
        <source>%1 is not a sound file that can be read, whatever its name says.</source>
        <translation>无论文件名如何，%1 都不是可读取的音频文件。</translation>
    </message>
    <message>
        <source>%1 holds no sound.</source>
        <translation>%1 中没有声音。</translation>
    </message>
    <message>
        <source>%1 is cut short: it ends before its own header says. Copy it again.</source>
        <translation>%1 不完整：请重新复制一份。</translation>
    </message>
    <message>
        <source>The recording is damaged: export it again.</source>
        <translation>录音已损坏：请重新导出。</translation>
    </message>
    <message>
        <source>%1 is there already and was left as it is.</source>
        <translation>%1 已存在，保持原样。</translation>
    </message>
    <message>
        <source>There is no voice called %1 any more.</source>
        <translation>名为 %1 的音色模型已不存在。</translation>
    </message>
    <message>
        <source>The voice file %1 is not there any more.</source>
        <translation>音色模型文件 %1 已不存在。</translation>
    </message>
    <message>
        <source>The voice %1 needs the base model %2, which is not here yet: Settings gets it, or takes it over from RVC.</source>
        <translation>音色模型 %1 需要底模 %2，但这里还没有：可在“设置”中下载，或从 RVC 导入。</translation>
    </message>
    <message>
        <source>The voice %1 was trained on the speech encoder %2, which is not here: put it into %3.</source>
        <translation>音色模型 %1 是用语音编码器 %2 训练的，但这里没有：请放入 %3。</translation>
    </message>
    <message>
        <source>The voice %1 needs %2, which comes with Koe Studio and is not there: install Koe Studio again.</source>
        <translation>音色模型 %1 需要 Koe Studio 自带的 %2，但找不到：请重新安装 Koe Studio。</translation>
    </message>
    <message>
        <source>The pitch method %1 needs its base model, which is not here yet: Settings gets it, or choose another method.</source>
        <translation>音高提取算法 %1 所需的底模还没有：可在“设置”中下载，或选择其他算法。</translation>
    </message>
    <message>
        <source>%1 cannot speak: its training went astray, or the file is damaged. Take an earlier one, or download it again.</source>
        <translation>%1 无法使用：训练已发散，或文件已损坏。请使用较早的版本，或重新下载。</translation>
    </message>
    <message>
        <source>The index %1 is for %2 voices, and %3 is %4.</source>
        <translation>索引 %1 用于 %2 音色模型，而 %3 是 %4。</translation>
    </message>
    <message>
        <source>The index %1 is empty: take the one whose name begins with “added_”.</source>
        <translation>索引 %1 是空的：请使用名称以“added_”开头的那个。</translation>
    </message>
    <message>
        <source>%1 is there already: choose another name.</source>
        <translation>%1 已存在：请换一个名称。</translation>
    </message>
    <message>
        <source>There is another voice called %1: choose another name.</source>
        <translation>已有名为 %1 的音色模型：请换一个名称。</translation>
    </message>
    <message>
        <source>A voice cannot be called “%1”: a name has no slash, does not begin with a dot and is shorter than %2 letters.</source>
        <translation>音色模型不能叫“%1”：名称不能含斜杠、不能以点开头，且要短于 %2 个字符。</translation>
    </message>
    <message>
        <source>The name %1 must end in .zip.</source>
        <translation>名称 %1 必须以 .zip 结尾。</translation>
    </message>
    <message>
        <source>The name %1 must end in .pth or .safetensors.</source>
        <translation>名称 %1 必须以 .pth 或 .safetensors 结尾。</translation>
    </message>
    <message>
        <source>%1 cannot be moved to the bin (%2): it is still where it was. Delete it with the file manager.</source>
        <translation>无法将 %1 移入回收站（%2）：它仍在原处。请用文件管理器删除。</translation>
    </message>
    <message>
        <source>%1 is no longer in the bin.</source>
        <translation>%1 已不在回收站中。</translation>
    </message>
    <message>
        <source>Preparing the recordings needs the base model %1, which is not here yet: Settings gets it, or takes it over from RVC.</source>
        <translation>准备录音需要底模 %1，但这里还没有：可在“设置”中下载，或从 RVC 导入。</translation>
    </message>
    <message>
        <source>The base %1 is not here yet: Settings gets it, or takes it over from RVC.</source>
        <translation>底模 %1 还没有：可在“设置”中下载，或从 RVC 导入。</translation>
    </message>
    <message>
        <source>This training needs %1, which comes with Koe Studio and is not there: install Koe Studio again.</source>
        <translation>此训练需要 Koe Studio 自带的 %1，但找不到：请重新安装 Koe Studio。</translation>
    </message>
    <message>
        <source>There is no speech to train on in %1.</source>
        <translation>%1 中没有可用于训练的语音。</translation>
    </message>
    <message>
        <source>There are only %1 s of speech: a voice needs minutes of it, ten or more, to sound like its speaker.</source>
        <translation>只有 %1 秒语音：要像说话者本人，需要十分钟以上。</translation>
    </message>
    <message>
        <source>%1 was left out: there is no speech in it, only silence (or it is far too quiet).</source>
        <translation>%1 已排除：其中没有语音，只有静音（或音量过小）。</translation>
    </message>
    <message>
        <source>Another program is training %1 at this moment. Wait for it, or stop it.</source>
        <translation>另一个程序正在训练 %1。请等它结束，或将其停止。</translation>
    </message>
    <message>
        <source>The experiment %1 is being trained at this moment: stop it first.</source>
        <translation>实验 %1 正在训练：请先停止。</translation>
    </message>
    <message>
        <source>None of the checkpoints in %1 can be read (%2 is the newest). Move them away to begin anew.</source>
        <translation>%1 中的存档点都无法读取（最新的是 %2）。若要重新开始，请将它们移走。</translation>
    </message>
    <message>
        <source>The training went astray at epoch %1, step %2. What was saved before is kept: go on from there, perhaps with another batch size.</source>
        <translation>训练在第 %1 轮、第 %2 步发散。之前保存的内容仍在：可从那里继续，必要时更换批大小。</translation>
    </message>
    <message>
        <source>The training was ended from outside, perhaps out of memory. Everything up to the last save is kept: go on from there.</source>
        <translation>训练被外部终止，可能是内存不足。最近一次保存之前的内容都还在：可从那里继续。</translation>
    </message>
    <message>
        <source>The training ended unexpectedly (%1). Everything up to the last save is kept: go on from there.</source>
        <translation>训练意外结束（%1）。最近一次保存之前的内容都还在：可从那里继续。</translation>
    </message>
    <message>
        <source>The graphics card has too little memory free: close other programs that use it, make the batch smaller, or choose the processor in Settings.</source>
        <translation>显卡可用显存不足：请关闭其他使用显卡的程序、减小批大小，或在“设置”中选择处理器。</translation>
    </message>
    <message>
        <source>This machine has too little memory free: close other programs, or make the batch smaller.</source>
        <translation>可用内存不足：请关闭其他程序，或减小批大小。</translation>
    </message>
    <message>
        <source>Something failed inside the neural network: %2</source>
        <translation>神经网络内部出错：%2</translation>
    </message>
    <message>
        <source>The graphics card %1 cannot be used here: choose another device in Settings.</source>
        <translation>此处无法使用显卡 %1：请在“设置”中选择其他设备。</translation>
    </message>
    <message>
        <source>The graphics card %1 is not there any more: choose another device in Settings.</source>
        <translation>显卡 %1 已不存在：请在“设置”中选择其他设备。</translation>
    </message>
    <message>
        <source>There is no %1 here that could be used: plug one in, or start the sound server (PipeWire, PulseAudio or JACK).</source>
        <translation>没有可用的%1：请接上一个，或启动声音服务器（PipeWire、PulseAudio 或 JACK）。</translation>
    </message>
    <message>
        <source>The %1 “%2” is not there: plug it in or choose another one.</source>
        <translation>%1“%2”不在：请接上，或选择其他设备。</translation>
    </message>
    <message>
        <source>The loudspeaker went away, or its sound server stopped: choose another one, or start the sound server again.</source>
        <translation>扬声器已断开，或声音服务器已停止：请选择其他扬声器，或重新启动声音服务器。</translation>
    </message>
    <message>
        <source>The microphone went away while it recorded: what it gave until then is kept.</source>
        <translation>录音时麦克风断开：之前录到的部分已保留。</translation>
    </message>
    <message>
        <source>The microphone went away, or its sound server stopped: choose another one.</source>
        <translation>麦克风已断开，或声音服务器已停止：请选择其他麦克风。</translation>
    </message>
    <message>
        <source>Nothing was recorded: the microphone gave no sound.</source>
        <translation>什么都没有录到：麦克风没有声音。</translation>
    </message>
    <message>
        <source>%1 could not be got: the download server cannot be reached, or stopped. Try again later, or name another server in Settings.</source>
        <translation>无法下载 %1：连不上下载服务器，或连接中断。请稍后重试，或在“设置”中指定其他服务器。</translation>
    </message>
    <message>
        <source>%1 sends something else instead of %3: a network that wants a log-in does so.</source>
        <translation>%1 发来的不是 %3：需要登录的网络会这样。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Something went wrong that Koe Studio has no words for: %1</source>
        <translation>发生了 Koe Studio 无法说明的问题：%1</translation>
    </message>
    <message>
        <source>microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>loudspeaker</source>
        <translation>扬声器</translation>
    </message>
    <message>
        <source>The download server gave another file than the listed one: it is not used. Try again later, or name another server in Settings.</source>
        <translation>下载服务器给的文件与清单不符，不会使用。请稍后再试，或在“设置”中指定另一个服务器。</translation>
    </message>
    <message>
        <source>The file %1 cannot be read, so %2 begin anew. It is kept as %3.</source>
        <translation>无法读取文件 %1，%2将重新开始。原文件保留为 %3。</translation>
    </message>
    <message>
        <source>There is no room left on the disk of %1: what was recorded until then is kept. Make room before you go on.</source>
        <translation>%1 所在磁盘已满：此前录下的内容已保留。继续之前请先腾出空间。</translation>
    </message>
    <message>
        <source>the settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>the jobs</source>
        <translation>任务列表</translation>
    </message>
    <message>
        <source>the results</source>
        <translation>结果列表</translation>
    </message>
    <message>
        <source>The loudspeaker “%1” cannot be used: the system default sounds instead.</source>
        <translation>扬声器“%1”无法使用：改用系统默认输出播放。</translation>
    </message>
    <message>
        <source>There is not enough memory for %1: close other programs.</source>
        <translation>内存不足，无法处理 %1：请关闭其他程序。</translation>
    </message>
    <message>
        <source>There is not enough memory to read %1.</source>
        <translation>内存不足，无法读取 %1。</translation>
    </message>
    <message>
        <source>There is not enough memory to encode the sound.</source>
        <translation>内存不足，无法编码音频。</translation>
    </message>
    <message>
        <source>There is not enough memory to build the index of %1: close other programs or give fewer recordings.</source>
        <translation>内存不足，无法构建 %1 的索引：请关闭其他程序，或减少录音。</translation>
    </message>
    <message>
        <source>There is no room on the disk for all of this in %1: %2 are needed and %3 are free.</source>
        <translation>磁盘空间不足，%1 放不下全部内容：需要 %2，可用 %3。</translation>
    </message>
    <message>
        <source>There is no room on the disk to unpack %1: %2 are needed and %3 are free.</source>
        <translation>磁盘空间不足，无法解压 %1：需要 %2，可用 %3。</translation>
    </message>
    <message>
        <source>There is no room on the disk in %1: %2 are needed and %3 are free.</source>
        <translation>%1 所在的磁盘空间不足：需要 %2，可用 %3。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to.</source>
        <translation>无法写入文件夹 %1。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2.</source>
        <translation>无法创建文件夹 %1：%2。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to: %2.</source>
        <translation>无法写入文件夹 %1：%2。</translation>
    </message>
    <message>
        <source>%1 cannot be renamed: %2.</source>
        <translation>无法重命名 %1：%2。</translation>
    </message>
    <message>
        <source>%1 cannot be removed: %2.</source>
        <translation>无法删除 %1：%2。</translation>
    </message>
    <message>
        <source>%1 cannot be read: it is not there, or not yours to read.</source>
        <translation>无法读取 %1：文件不存在，或没有读取权限。</translation>
    </message>
    <message>
        <source>%1 cannot be read to its end: the disk reports an error.</source>
        <translation>无法完整读取 %1：磁盘报告错误。</translation>
    </message>
    <message>
        <source>%1 cannot be read: its sample rate changes on the way. Make a WAV file of it first.</source>
        <translation>无法读取 %1：采样率中途发生变化。请先转成 WAV。</translation>
    </message>
    <message>
        <source>%1 cannot be read back: the disk may be failing.</source>
        <translation>无法读回 %1：磁盘可能有故障。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be read: %2.</source>
        <translation>无法读取文件夹 %1：%2。</translation>
    </message>
    <message>
        <source>%1 could not be read to its end.</source>
        <translation>无法完整读取 %1。</translation>
    </message>
    <message>
        <source>%1 is a folder, not a file.</source>
        <translation>%1 是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>%1 is not a regular file.</source>
        <translation>%1 不是普通文件。</translation>
    </message>
    <message>
        <source>%1 is not there any more.</source>
        <translation>%1 已不存在。</translation>
    </message>
    <message>
        <source>There is another %1 now: it stays as it is.</source>
        <translation>现在已有另一个 %1：保持原样。</translation>
    </message>
    <message>
        <source>There is another %1 now: the one in the bin stays there.</source>
        <translation>现在已有另一个 %1：回收站中的那个不动。</translation>
    </message>
    <message>
        <source>%1 cannot be brought back: %2.</source>
        <translation>无法还原 %1：%2。</translation>
    </message>
    <message>
        <source>The checksum could not be computed.</source>
        <translation>无法计算校验和。</translation>
    </message>
    <message>
        <source>The file %1 cannot be read, so %2 begin anew. It could not be moved aside: %3.</source>
        <translation>无法读取文件 %1，%2将重新开始。无法将原文件移开：%3。</translation>
    </message>
    <message>
        <source>Something went wrong that Koe Studio has no words for.</source>
        <translation>发生了 Koe Studio 无法说明的问题。</translation>
    </message>
    <message>
        <source>Stopped before it began.</source>
        <translation>开始之前已停止。</translation>
    </message>
    <message>
        <source>A part of Koe Studio is missing (%1): install Koe Studio again.</source>
        <translation>缺少 Koe Studio 的组成部分（%1）：请重新安装 Koe Studio。</translation>
    </message>
    <message>
        <source>A part of Koe Studio cannot be loaded (%2): install Koe Studio again.</source>
        <translation>无法加载 Koe Studio 的组成部分（%2）：请重新安装 Koe Studio。</translation>
    </message>
    <message>
        <source>The file %1 does not belong to Koe Studio: install Koe Studio again.</source>
        <translation>文件 %1 不属于 Koe Studio：请重新安装 Koe Studio。</translation>
    </message>
    <message>
        <source>%1 is being downloaded by another program already: wait for that one.</source>
        <translation>另一个程序正在下载 %1：请等它完成。</translation>
    </message>
    <message>
        <source>%1 sends a wrong piece of %2. Settings can name another server.</source>
        <translation>%1 发来了 %2 的错误片段。可在“设置”中指定其他服务器。</translation>
    </message>
    <message>
        <source>%1 It is left as it is: move it away to get the listed one.</source>
        <translation>%1已保持原样：若要下载清单中的文件，请先将它移走。</translation>
    </message>
    <message>
        <source>“%1” is no download server: its address must begin with https:// or http://.</source>
        <translation>“%1”不是下载服务器：地址必须以 https:// 或 http:// 开头。</translation>
    </message>
    <message>
        <source>%1 is damaged: correct it or delete it.</source>
        <translation>%1 已损坏：请修正或删除。</translation>
    </message>
    <message>
        <source>The network library could not be started.</source>
        <translation>无法启动网络功能。</translation>
    </message>
    <message>
        <source>The folder %1 holds too many files for an RVC: choose the folder of the voices in it.</source>
        <translation>文件夹 %1 中的文件多得不像 RVC：请选择其中存放音色模型的文件夹。</translation>
    </message>
    <message>
        <source>%1 holds a name that leads out of its folder: somebody may have tampered with it. It is not unpacked.</source>
        <translation>%1 中有指向文件夹之外的名称：可能被人动过手脚，不会解压。</translation>
    </message>
    <message>
        <source>%1 cannot be read as a whole, or changed meanwhile: it is not taken in.</source>
        <translation>无法完整读取 %1，或它中途发生了变化：不会导入。</translation>
    </message>
    <message>
        <source>There is no voice in %1.</source>
        <translation>%1 中没有音色模型。</translation>
    </message>
    <message>
        <source>There are %1 voices in %2: they cannot all be called %3.</source>
        <translation>%2 中有 %1 个音色模型：不能都叫 %3。</translation>
    </message>
    <message>
        <source>There is no speech encoder at %1.</source>
        <translation>%1 处没有语音编码器。</translation>
    </message>
    <message>
        <source>The speech encoder in %1 cannot be used: it needs one file model.safetensors or pytorch_model.bin.</source>
        <translation>%1 中的语音编码器无法使用：需要单个 model.safetensors 或 pytorch_model.bin 文件。</translation>
    </message>
    <message>
        <source>There is no speech encoder in the folder %1.</source>
        <translation>文件夹 %1 中没有语音编码器。</translation>
    </message>
    <message>
        <source>%1 is no speech encoder.</source>
        <translation>%1 不是语音编码器。</translation>
    </message>
    <message>
        <source>%1 is damaged, or another model: get it again.</source>
        <translation>%1 已损坏，或是另一个模型：请重新下载。</translation>
    </message>
    <message>
        <source>The pitch method swiftf0 needs %1, which comes with Koe Studio: install Koe Studio again, or choose the method pm.</source>
        <translation>音高提取算法 swiftf0 需要 Koe Studio 自带的 %1：请重新安装 Koe Studio，或选择 pm。</translation>
    </message>
    <message>
        <source>RMVPE&apos;s base model is not at %1: Settings gets it, or choose the pitch method swiftf0 or pm.</source>
        <translation>%1 处没有 RMVPE 的底模：可在“设置”中下载，或选择音高提取算法 swiftf0 或 pm。</translation>
    </message>
    <message>
        <source>The pitch model %1 is damaged, or another one: get it again.</source>
        <translation>音高模型 %1 已损坏，或是另一个模型：请重新下载。</translation>
    </message>
    <message>
        <source>There is no pitch model at %1.</source>
        <translation>%1 处没有音高模型。</translation>
    </message>
    <message>
        <source>%1 is damaged: download or copy it again.</source>
        <translation>%1 已损坏：请重新下载或复制。</translation>
    </message>
    <message>
        <source>%1 is cut off: download or copy it again.</source>
        <translation>%1 不完整：请重新下载或复制。</translation>
    </message>
    <message>
        <source>%1 is protected by a password and cannot be read.</source>
        <translation>%1 受密码保护，无法读取。</translation>
    </message>
    <message>
        <source>%1 is packed in a way that is not supported: pack it again as an ordinary zip.</source>
        <translation>不支持 %1 的压缩方式：请重新压缩为普通 zip。</translation>
    </message>
    <message>
        <source>%1 would unpack to far more than a model of its size: it is refused.</source>
        <translation>%1 解压后会异常庞大：拒绝打开。</translation>
    </message>
    <message>
        <source>%1 was written on a computer of another kind (big-endian): it cannot be read.</source>
        <translation>%1 写于另一类电脑（大端序）：无法读取。</translation>
    </message>
    <message>
        <source>%1 is a TorchScript program, not a model that can be used.</source>
        <translation>%1 是 TorchScript 程序，不是可用的模型。</translation>
    </message>
    <message>
        <source>%1 is not a model that can be read.</source>
        <translation>%1 不是可读取的模型。</translation>
    </message>
    <message>
        <source>%1 is a zip file with a model inside. Unpack it first.</source>
        <translation>%1 是内含模型的 zip：请先解压。</translation>
    </message>
    <message>
        <source>%1 is damaged, or no voice of RVC.</source>
        <translation>%1 已损坏，或不是 RVC 的音色模型。</translation>
    </message>
    <message>
        <source>%1 holds the weights of a voice without its settings: extract the voice from its training checkpoint again.</source>
        <translation>%1 只有音色模型的权重，没有设置：请从训练存档点重新提取。</translation>
    </message>
    <message>
        <source>%1 is %2, not %3: leave that to be found by itself.</source>
        <translation>%1 %2，而不是%3：请保留自动识别。</translation>
    </message>
    <message>
        <source>%1 is no training checkpoint.</source>
        <translation>%1 不是训练存档点。</translation>
    </message>
    <message>
        <source>%1 is %2, not a voice.</source>
        <translation>%1 不是音色模型，而是%2。</translation>
    </message>
    <message>
        <source>%1 is %2, not a voice. %3</source>
        <translation>%1 不是音色模型，而是%2。%3</translation>
    </message>
    <message>
        <source>%1 is %2, not a pitch model.</source>
        <translation>%1 不是音高模型，而是%2。</translation>
    </message>
    <message>
        <source>%1 is %2, not a pitch model. %3</source>
        <translation>%1 不是音高模型，而是%2。%3</translation>
    </message>
    <message>
        <source>%1 is %2, not a speech encoder.</source>
        <translation>%1 不是语音编码器，而是%2。</translation>
    </message>
    <message>
        <source>%1 is %2, not a speech encoder. %3</source>
        <translation>%1 不是语音编码器，而是%2。%3</translation>
    </message>
    <message>
        <source>%1 is %2, not an index.</source>
        <translation>%1 不是索引，而是%2。</translation>
    </message>
    <message>
        <source>%1 is %2, not an index. %3</source>
        <translation>%1 不是索引，而是%2。%3</translation>
    </message>
    <message>
        <source>%1 is %2, not a training checkpoint (G_….pth).</source>
        <translation>%1 不是训练存档点（G_….pth），而是%2。</translation>
    </message>
    <message>
        <source>%1 is %2, not a training checkpoint (G_….pth). %3</source>
        <translation>%1 不是训练存档点（G_….pth），而是%2。%3</translation>
    </message>
    <message>
        <source>%1 is %2, not a model.</source>
        <translation>%1 不是模型，而是%2。</translation>
    </message>
    <message>
        <source>%1 is %2, not a model. %3</source>
        <translation>%1 不是模型，而是%2。%3</translation>
    </message>
    <message>
        <source>%1 is damaged.</source>
        <translation>%1 已损坏。</translation>
    </message>
    <message>
        <source>%1 is a web page: a link to a page was saved instead of the file. Download the file itself.</source>
        <translation>%1 是网页：保存的是页面而不是文件。请下载文件本身。</translation>
    </message>
    <message>
        <source>%1 is empty: download or copy it again.</source>
        <translation>%1 是空的：请重新下载或复制。</translation>
    </message>
    <message>
        <source>%1 is a note of Git in place of the file: download the file itself.</source>
        <translation>%1 只是 Git 代替文件的标记：请下载文件本身。</translation>
    </message>
    <message>
        <source>%1 is of a kind that Koe Studio does not know.</source>
        <translation>%1 是 Koe Studio 不认识的类型。</translation>
    </message>
    <message>
        <source>with pitch</source>
        <translation>带音高</translation>
    </message>
    <message>
        <source>without pitch</source>
        <translation>不带音高</translation>
    </message>
    <message>
        <source>of %1 Hz</source>
        <translation>采样率为 %1 Hz</translation>
    </message>
    <message>
        <source>of the decoder %1</source>
        <translation>使用解码器 %1</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>sound library</source>
        <translation>声音库</translation>
    </message>
    <message>
        <source>a speech encoder (%1)</source>
        <translation>语音编码器（%1）</translation>
    </message>
    <message>
        <source>a speech encoder</source>
        <translation>语音编码器</translation>
    </message>
    <message>
        <source>the pitch model %1</source>
        <translation>音高模型 %1</translation>
    </message>
    <message>
        <source>a FAISS index (%1)</source>
        <translation>索引（%1）</translation>
    </message>
    <message>
        <source>an RVC voice (%1)</source>
        <translation>音色模型（%1）</translation>
    </message>
    <message>
        <source>an RVC voice</source>
        <translation>音色模型</translation>
    </message>
    <message>
        <source>a training checkpoint (G_…) (%1)</source>
        <translation>训练存档点（%1）</translation>
    </message>
    <message>
        <source>a training checkpoint (G_…)</source>
        <translation>训练存档点</translation>
    </message>
    <message>
        <source>a training checkpoint of the discriminator (D_…)</source>
        <translation>训练存档点（判别器 D_…）</translation>
    </message>
    <message>
        <source>a pretrained base for training</source>
        <translation>训练底模</translation>
    </message>
    <message>
        <source>a pretrained discriminator</source>
        <translation>训练底模（判别器）</translation>
    </message>
    <message>
        <source>a zip package %1</source>
        <translation>zip 包（%1）</translation>
    </message>
    <message>
        <source>a sound file (%1)</source>
        <translation>音频文件（%1）</translation>
    </message>
    <message>
        <source>a JSON file</source>
        <translation>JSON 文件</translation>
    </message>
    <message>
        <source>a text file</source>
        <translation>文本文件</translation>
    </message>
    <message>
        <source>a checkpoint of some other program</source>
        <translation>其他程序的存档点</translation>
    </message>
    <message>
        <source>a file of PyTorch with no network in it</source>
        <translation>不含模型的 PyTorch 文件</translation>
    </message>
    <message>
        <source>an ONNX model%1</source>
        <translation>ONNX 模型%1</translation>
    </message>
    <message>
        <source>Download or copy it again.</source>
        <translation>请重新下载或复制。</translation>
    </message>
    <message>
        <source>Download the file itself.</source>
        <translation>请下载文件本身。</translation>
    </message>
    <message>
        <source>Unpack it first.</source>
        <translation>请先解压。</translation>
    </message>
    <message>
        <source>It cannot be used as it is. Extract the voice from its training checkpoint again.</source>
        <translation>请从训练存档点重新提取。</translation>
    </message>
    <message>
        <source>Training goes on from it; the voice is in the file G_… beside it.</source>
        <translation>音色模型在旁边的 G_… 中。</translation>
    </message>
    <message>
        <source>a picture (%1)</source>
        <translation>图片（%1）</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>a MIDI file</source>
        <translation>MIDI 文件</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>a program of Windows</source>
        <translation>Windows 程序</translation>
    </message>
    <message>
        <source>packed with %1</source>
        <translation>%1 压缩文件</translation>
    </message>
    <message>
        <source>a tar archive</source>
        <translation>tar 归档</translation>
    </message>
    <message>
        <source>a NumPy array</source>
        <translation>NumPy 数组</translation>
    </message>
    <message>
        <source>a GGUF model</source>
        <translation>GGUF 模型</translation>
    </message>
    <message>
        <source>a text of the XML kind</source>
        <translation>XML 文本</translation>
    </message>
    <message>
        <source>a single array (such as a cached spectrogram)</source>
        <translation>单个数组</translation>
    </message>
    <message>
        <source>Koe Studio does not use it.</source>
        <translation>Koe Studio 用不到它。</translation>
    </message>
    <message>
        <source>Settings takes base models in.</source>
        <translation>可在“设置”中导入。</translation>
    </message>
    <message>
        <source>It is a base for training.</source>
        <translation>它是训练用的底模。</translation>
    </message>
    <message>
        <source>A voice can be extracted from it.</source>
        <translation>可从中提取音色模型。</translation>
    </message>
    <message>
        <source>Take the .pth or .safetensors that it was made from.</source>
        <translation>请使用生成它的 .pth 或 .safetensors。</translation>
    </message>
    <message>
        <source>Take the one whose name begins with “added_”.</source>
        <translation>请使用名称以“added_”开头的那个。</translation>
    </message>
    <message>
        <source>It cannot be used.</source>
        <translation>无法使用。</translation>
    </message>
    <message>
        <source>%1 is damaged: export it again.</source>
        <translation>%1 已损坏：请重新导出。</translation>
    </message>
    <message>
        <source>The recording is too short to convert.</source>
        <translation>录音太短，无法转换。</translation>
    </message>
    <message>
        <source>%1 is damaged or cut short: %2 of %3 seconds can be read. Copy it again.</source>
        <translation>%1 已损坏或不完整：%3 秒中只能读取 %2 秒。请重新复制一份。</translation>
    </message>
    <message>
        <source>%1 cannot be played.</source>
        <translation>无法播放 %1。</translation>
    </message>
    <message>
        <source>%1 has a sample rate of only %2 Hz: there is no voice to learn in it.</source>
        <translation>%1 的采样率只有 %2 Hz：其中没有可学习的声音。</translation>
    </message>
    <message>
        <source>%1 cannot be written with %2 channels at %3 Hz: choose another format.</source>
        <translation>无法以 %2 声道、%3 Hz 写入 %1：请选择其他格式。</translation>
    </message>
    <message>
        <source>%1 cannot be written at %2 Hz: choose another format.</source>
        <translation>无法以 %2 Hz 写入 %1：请选择其他格式。</translation>
    </message>
    <message>
        <source>%1 cannot be written: it has %2 channels, and 1 to 8 are possible.</source>
        <translation>无法写入 %1：它有 %2 个声道，可用 1 至 8 个。</translation>
    </message>
    <message>
        <source>%1 could not be written: choose another format.</source>
        <translation>无法写入 %1：请选择其他格式。</translation>
    </message>
    <message>
        <source>The sound could not be written (%1): choose another format.</source>
        <translation>无法编码音频（%1）：请选择其他格式。</translation>
    </message>
    <message>
        <source>This computer cannot write %1: choose another format.</source>
        <translation>这台电脑无法写入 %1：请选择其他格式。</translation>
    </message>
    <message>
        <source>The format does not take %2 channels at %3 Hz: choose another one.</source>
        <translation>此格式不支持 %2 声道、%3 Hz：请选择其他格式。</translation>
    </message>
    <message>
        <source>Sound at %1 Hz cannot be converted to %2 Hz.</source>
        <translation>无法将 %1 Hz 的音频转为 %2 Hz。</translation>
    </message>
    <message>
        <source>The sample rate could not be changed: %1.</source>
        <translation>无法改变采样率：%1。</translation>
    </message>
    <message>
        <source>The sample rate could not be changed.</source>
        <translation>无法改变采样率。</translation>
    </message>
    <message>
        <source>%1 was left out.</source>
        <translation>%1 已排除。</translation>
    </message>
    <message>
        <source>%1 could not be converted; the log says why.</source>
        <translation>%1 转换失败；原因见日志。</translation>
    </message>
    <message>
        <source>%1 would overwrite the recording itself: choose another folder.</source>
        <translation>%1 会覆盖原录音：请选择其他文件夹。</translation>
    </message>
    <message>
        <source>What was kept of that conversion cannot be read any more: begin it anew.</source>
        <translation>无法再读取那次转换的记录：请重新开始。</translation>
    </message>
    <message>
        <source>The recording %1 is shorter than 0.1 s: there is nothing to compare.</source>
        <translation>录音 %1 不足 0.1 秒：没有可比较的内容。</translation>
    </message>
    <message>
        <source>The recording %1 is silent: there is nothing to compare.</source>
        <translation>录音 %1 是静音：没有可比较的内容。</translation>
    </message>
    <message>
        <source>The %1 “%2” does not open: another program may hold it. Choose another one or try again.</source>
        <translation>无法打开%1“%2”：可能被其他程序占用。请选择其他设备或重试。</translation>
    </message>
    <message>
        <source>The %1 “%2” does not start: another program may hold it. Choose another one or try again.</source>
        <translation>无法启动%1“%2”：可能被其他程序占用。请选择其他设备或重试。</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a dataset: it names a folder, so no / \ | and no dot at its beginning.</source>
        <translation>“%1”不能作为数据集名称：它会成为文件夹名，不能含 / \ |，也不能以点开头。</translation>
    </message>
    <message>
        <source>There is a dataset «%1» already: choose another name.</source>
        <translation>已有数据集“%1”：请换一个名称。</translation>
    </message>
    <message>
        <source>%1 is not a folder: choose the folder that the recordings lie in.</source>
        <translation>%1 不是文件夹：请选择录音所在的文件夹。</translation>
    </message>
    <message>
        <source>%1 is empty: put recordings of the voice into it (wav, flac, mp3, m4a …).</source>
        <translation>%1 是空的：请放入说话人的录音（wav、flac、mp3、m4a 等）。</translation>
    </message>
    <message>
        <source>%1 has %2 sub-folders, each of them a speaker; a voice holds %3 at most.</source>
        <translation>%1 有 %2 个子文件夹，每个都是一位说话人；一个音色模型最多容纳 %3 位。</translation>
    </message>
    <message>
        <source>%1: %2 recordings beside the speakers&apos; folders were left out. Put them into the folder of their speaker.</source>
        <translation>%1：说话人文件夹之外的 %2 个录音已排除。请放入相应说话人的文件夹。</translation>
    </message>
    <message>
        <source>%1 is damaged, so it cannot be said which recordings are to be left out: remove it and choose them again.</source>
        <translation>%1 已损坏，无法得知要排除哪些录音：请删除它并重新选择。</translation>
    </message>
    <message>
        <source>A recording of %1 has a name with damaged letters: rename it first.</source>
        <translation>%1 中有一个录音的名称含损坏的字符：请先重命名。</translation>
    </message>
    <message>
        <source>All recordings of %1 are to be left out: keep some.</source>
        <translation>%1 的录音全部被排除：请保留一些。</translation>
    </message>
    <message>
        <source>%1 It was left out.</source>
        <translation>%1已排除。</translation>
    </message>
    <message>
        <source>%1, %2 to %3 s, was left out.</source>
        <translation>%1 的第 %2 至 %3 秒已排除。</translation>
    </message>
    <message>
        <source>%1: the clip %2 was left out: it is damaged.</source>
        <translation>%1：片段 %2 已损坏，已排除。</translation>
    </message>
    <message>
        <source>The path %1 holds a “|” or a line break: choose another place or name.</source>
        <translation>路径 %1 含有“|”或换行：请换一个位置或名称。</translation>
    </message>
    <message>
        <source>The experiment %1 was prepared with %3, not %4: choose another name, or %5 again.</source>
        <translation>实验 %1 是以 %3 准备的，而不是 %4：请换一个名称，或改回 %5。</translation>
    </message>
    <message>
        <source>The experiment %1 has clips that another program prepared, and new ones would mix with them: choose another name.</source>
        <translation>实验 %1 中有其他程序准备的片段，新片段会与之混在一起：请换一个名称。</translation>
    </message>
    <message>
        <source>%1 is damaged: choose another name.</source>
        <translation>%1 已损坏：请换一个名称。</translation>
    </message>
    <message>
        <source>An experiment cannot be called %1: choose another name.</source>
        <translation>实验不能叫 %1：请换一个名称。</translation>
    </message>
    <message>
        <source>“%1” is no name for a voice: it must be a plain file name.</source>
        <translation>“%1”不能作为音色模型名称：必须是普通的文件名。</translation>
    </message>
    <message>
        <source>The speech encoder %1 does not fit a %3 voice: choose the other version.</source>
        <translation>语音编码器 %1 不适用于 %3 音色模型：请选择另一个版本。</translation>
    </message>
    <message>
        <source>The recordings of %1 were prepared with the speech encoder %2, which is not here any more: choose another name.</source>
        <translation>%1 的录音是用语音编码器 %2 准备的，但它已不在：请换一个名称。</translation>
    </message>
    <message>
        <source>There is no base model %1.</source>
        <translation>没有底模 %1。</translation>
    </message>
    <message>
        <source>The base that comes with Koe Studio is not there (%1): install Koe Studio again, or choose another base.</source>
        <translation>Koe Studio 自带的底模（%1）不在：请重新安装 Koe Studio，或选择其他底模。</translation>
    </message>
    <message>
        <source>%1 is for %2 Hz, not %3 Hz: choose the other rate, or another name.</source>
        <translation>%1 用于 %2 Hz，而不是 %3 Hz：请更换采样率或名称。</translation>
    </message>
    <message>
        <source>%1 is for %2 Hz, not %3 Hz: choose the other rate, or another base.</source>
        <translation>%1 用于 %2 Hz，而不是 %3 Hz：请更换采样率或底模。</translation>
    </message>
    <message>
        <source>%1 is %2, not %3: choose the other version, or another name.</source>
        <translation>%1 是 %2，而不是 %3：请更换版本或名称。</translation>
    </message>
    <message>
        <source>%1 is %2, not %3: choose the other version, or another base.</source>
        <translation>%1 是 %2，而不是 %3：请更换版本或底模。</translation>
    </message>
    <message>
        <source>A voice without pitch needs another name.</source>
        <translation>无音高的音色模型需要另一个名称。</translation>
    </message>
    <message>
        <source>A voice without pitch needs another base.</source>
        <translation>无音高的音色模型需要另一个底模。</translation>
    </message>
    <message>
        <source>%1 is no base for this training: rate, version and pitch must be the same.</source>
        <translation>%1 不能作为此训练的底模：采样率、版本和音高设置必须一致。</translation>
    </message>
    <message>
        <source>%1 was made with other settings: train under another name, or with those settings.</source>
        <translation>%1 是用其他设置生成的：请换一个名称训练，或改回那些设置。</translation>
    </message>
    <message>
        <source>%1 is damaged: its training went astray.</source>
        <translation>%1 已损坏：训练已发散。</translation>
    </message>
    <message>
        <source>The checkpoint %1 cannot be replaced: %2. What was saved is in %3.</source>
        <translation>无法替换存档点 %1：%2。已保存的内容在 %3 中。</translation>
    </message>
    <message>
        <source>%1 and %2 are of different steps.</source>
        <translation>%1 与 %2 的步数不同。</translation>
    </message>
    <message>
        <source>%1 The save before it is used.</source>
        <translation>%1将使用前一次保存。</translation>
    </message>
    <message>
        <source>The checkpoint in %1 has only one of its two files, so training begins anew.</source>
        <translation>%1 中的存档点只有两个文件中的一个，因此从头训练。</translation>
    </message>
    <message>
        <source>The optimizer of %1 starts anew.</source>
        <translation>%1 的优化器将重新开始。</translation>
    </message>
    <message>
        <source>There are no prepared recordings of this voice (%1): choose the folder of its recordings.</source>
        <translation>此音色模型没有准备好的录音（%1）：请选择其录音所在的文件夹。</translation>
    </message>
    <message>
        <source>None of the clips of %1 is there any more (%2 …): choose the folder of the recordings.</source>
        <translation>%1 的片段已不存在（%2 等）：请选择录音所在的文件夹。</translation>
    </message>
    <message>
        <source>The clip %1 cannot be read.</source>
        <translation>无法读取片段 %1。</translation>
    </message>
    <message>
        <source>The clip %1 is damaged: train under another name.</source>
        <translation>片段 %1 已损坏：请换一个名称训练。</translation>
    </message>
    <message>
        <source>The clip %1 has %2 Hz, the training runs at %3 Hz: train under another name.</source>
        <translation>片段 %1 为 %2 Hz，而训练为 %3 Hz：请换一个名称训练。</translation>
    </message>
    <message>
        <source>The recordings were prepared for another version (%1): train under another name.</source>
        <translation>录音是为其他版本准备的（%1）：请换一个名称训练。</translation>
    </message>
    <message>
        <source>The clip %1 is too short to train on.</source>
        <translation>片段 %1 太短，无法用于训练。</translation>
    </message>
    <message>
        <source>A clip is too short to train on.</source>
        <translation>有片段太短，无法用于训练。</translation>
    </message>
    <message>
        <source>%1 of %2 clips are too short to train on and are left out.</source>
        <translation>%2 个片段中有 %1 个太短，已排除。</translation>
    </message>
    <message>
        <source>%1 of %2 clips are too long (over 6.75 s) and are left out.</source>
        <translation>%2 个片段中有 %1 个太长（超过 6.75 秒），已排除。</translation>
    </message>
    <message>
        <source>No clip is of a length that can be trained on (about half a second to 6.75 s).</source>
        <translation>没有长度适合训练的片段（约 0.5 至 6.75 秒）。</translation>
    </message>
    <message>
        <source>The training set or batch size has changed: epoch %1 begins again.</source>
        <translation>数据集或批大小已改变：第 %1 轮重新开始。</translation>
    </message>
    <message>
        <source>There are more speakers than the %2 that the network has.</source>
        <translation>说话人多于网络可容纳的 %2 位。</translation>
    </message>
    <message>
        <source>The training&apos;s settings in %1 are damaged: train under another name.</source>
        <translation>训练设置 %1 已损坏：请换一个名称训练。</translation>
    </message>
    <message>
        <source>The settings of this training cannot be read any more: begin it again from the Training page, under the same name.</source>
        <translation>无法再读取此训练的设置：请在“训练”页以相同名称重新开始。</translation>
    </message>
    <message>
        <source>The training cannot be started: %1.</source>
        <translation>无法启动训练：%1。</translation>
    </message>
    <message>
        <source>The training cannot be started: %2.</source>
        <translation>无法启动训练：%2。</translation>
    </message>
    <message>
        <source>The training was ended at once. Everything up to the last save is kept: go on from there.</source>
        <translation>训练已立即终止。最近一次保存之前的内容都还在：可从那里继续。</translation>
    </message>
    <message>
        <source>How fast this computer trains cannot be measured: recordings that come with Koe Studio are not there (%1).</source>
        <translation>无法测量训练速度：Koe Studio 自带的录音（%1）不在。</translation>
    </message>
    <message>
        <source>How fast this computer trains could not be measured: the trial ended by itself.</source>
        <translation>无法测量训练速度：试训练自行结束了。</translation>
    </message>
    <message>
        <source>There is no experiment called %1 in %2.</source>
        <translation>%2 中没有名为 %1 的实验。</translation>
    </message>
    <message>
        <source>There is nothing to build the index of %1 from: no recording has speech.</source>
        <translation>没有可用来构建 %1 索引的内容：录音中没有语音。</translation>
    </message>
    <message>
        <source>%1 is damaged: train under another name.</source>
        <translation>%1 已损坏：请换一个名称训练。</translation>
    </message>
    <message>
        <source>%1 is of another version than the rest: train under another name.</source>
        <translation>%1 与其余内容的版本不同：请换一个名称训练。</translation>
    </message>
    <message>
        <source>The index of %1 could not be built: the log says why.</source>
        <translation>无法构建 %1 的索引：原因见日志。</translation>
    </message>
    <message>
        <source>There are too many recordings for one index: use fewer.</source>
        <translation>录音过多，无法构建一个索引：请减少录音。</translation>
    </message>
    <message>
        <source>The voice %1 is damaged: download or copy it again.</source>
        <translation>音色模型 %1 已损坏：请重新下载或复制。</translation>
    </message>
    <message>
        <source>The voice %1 comes with Koe Studio and stays as it is. Export it for a copy of your own.</source>
        <translation>音色模型 %1 随 Koe Studio 提供，保持原样。可导出一份自己的副本。</translation>
    </message>
    <message>
        <source>%1 has no place for notes. Export it: the copy has one.</source>
        <translation>%1 没有存放备注的位置。请导出：副本中有。</translation>
    </message>
    <message>
        <source>The index cannot be placed at %1: %2.</source>
        <translation>无法将索引放到 %1：%2。</translation>
    </message>
    <message>
        <source>There is no index %1: choose another one, or none.</source>
        <translation>没有索引 %1：请选择其他索引，或不使用。</translation>
    </message>
    <message>
        <source>%1 is not a file: choose the .index file of the voice.</source>
        <translation>%1 不是文件：请选择音色模型的 .index 文件。</translation>
    </message>
    <message>
        <source>The index %1 is damaged: copy or build it again.</source>
        <translation>索引 %1 已损坏：请重新复制或构建。</translation>
    </message>
    <message>
        <source>The index %1 is not of RVC&apos;s kind: choose another one.</source>
        <translation>索引 %1 不是 RVC 的类型：请选择其他索引。</translation>
    </message>
    <message>
        <source>%1 is not an index of RVC: choose another one.</source>
        <translation>%1 不是 RVC 的索引：请选择其他文件。</translation>
    </message>
    <message>
        <source>The index belongs to a voice of another version: choose the voice&apos;s own, or none.</source>
        <translation>索引属于其他版本的音色模型：请选择它自己的索引，或不使用。</translation>
    </message>
    <message>
        <source>The index %1 belongs to a voice of another version: choose the voice&apos;s own, or none.</source>
        <translation>索引 %1 属于其他版本的音色模型：请选择它自己的索引，或不使用。</translation>
    </message>
    <message>
        <source>The voice %1 has no index: it speaks without one.</source>
        <translation>音色模型 %1 没有索引：转换时未使用。</translation>
    </message>
    <message>
        <source>No index was found for %1: the package holds the voice alone.</source>
        <translation>未找到 %1 的索引：包中只有音色模型。</translation>
    </message>
    <message>
        <source>The voice %1 does not follow pitch: transpose does nothing.</source>
        <translation>音色模型 %1 不跟随音高：变调不起作用。</translation>
    </message>
    <message>
        <source>The voice %1 does not follow pitch: the formant shift shifts its pitch as well.</source>
        <translation>音色模型 %1 不跟随音高：移动共振峰时音高也会变。</translation>
    </message>
    <message>
        <source>The speech encoder %1 does not fit this voice.</source>
        <translation>语音编码器 %1 与此音色模型不匹配。</translation>
    </message>
    <message>
        <source>The voice and the speech encoder do not belong together.</source>
        <translation>音色模型与语音编码器不匹配。</translation>
    </message>
    <message>
        <source>The voice %1 was trained on the speech encoder %2, and %3 is %4: with another one it would babble. Put its own there.</source>
        <translation>音色模型 %1 是用语音编码器 %2 训练的，而 %3 是 %4：换用其他编码器会口齿不清。请将它自己的放到那里。</translation>
    </message>
    <message>
        <source>The speech encoder %1 was made for another version of Koe Studio: install Koe Studio again.</source>
        <translation>语音编码器 %1 适用于其他版本的 Koe Studio：请重新安装 Koe Studio。</translation>
    </message>
    <message>
        <source>The speech encoder %1, which comes with Koe Studio, is damaged: install Koe Studio again.</source>
        <translation>Koe Studio 自带的语音编码器 %1 已损坏：请重新安装 Koe Studio。</translation>
    </message>
    <message>
        <source>The base model %1 is damaged: get it again.</source>
        <translation>底模 %1 已损坏：请重新下载。</translation>
    </message>
    <message>
        <source>The voice is damaged, or of another kind than its settings say.</source>
        <translation>音色模型已损坏，或与其设置的类型不符。</translation>
    </message>
    <message>
        <source>The voice %1 was not written: its training went astray. Go back to an earlier checkpoint.</source>
        <translation>音色模型 %1 未写入：训练已发散。请回到较早的存档点。</translation>
    </message>
    <message>
        <source>These voices cannot be merged: %1 is %2, %3 is %4.</source>
        <translation>这两个音色模型无法融合：%1 %2，%3 %4。</translation>
    </message>
    <message>
        <source>These voices cannot be merged: %1 and %2 are of different sizes.</source>
        <translation>这两个音色模型无法融合：%1 与 %2 的规模不同。</translation>
    </message>
    <message>
        <source>%1 differs from the list.</source>
        <translation>%1 与清单不符。</translation>
    </message>
    <message>
        <source>What was set for this voice cannot be read (%1): the usual settings are used.</source>
        <translation>无法读取此音色模型的设置（%1）：使用默认设置。</translation>
    </message>
    <message>
        <source>version %1: the file does not say, its weights do</source>
        <translation>版本 %1：文件没有写明，由权重得知</translation>
    </message>
    <message>
        <source>version %1: so its weights show, the file says %2</source>
        <translation>版本 %1：权重如此，而文件写的是 %2</translation>
    </message>
    <message>
        <source>pitch %1: the file does not say, its weights do</source>
        <translation>音高 %1：文件没有写明，由权重得知</translation>
    </message>
    <message>
        <source>pitch %1: so its weights show, the file says %2</source>
        <translation>音高 %1：权重如此，而文件写的是 %2</translation>
    </message>
    <message>
        <source>rate %1: the file does not say, its weights do</source>
        <translation>采样率 %1：文件没有写明，由权重得知</translation>
    </message>
    <message>
        <source>rate %1: so its weights show, the file says %2</source>
        <translation>采样率 %1：权重如此，而文件写的是 %2</translation>
    </message>
    <message>
        <source>decoder %1: so its weights show, the file says %2</source>
        <translation>解码器 %1：权重如此，而文件写的是 %2</translation>
    </message>
    <message>
        <source>its settings do not fit its weights, which are those of a voice of %1</source>
        <translation>其设置与权重不符；权重属于 %1 的音色模型</translation>
    </message>
    <message>
        <source>it has no settings; its weights are those of a voice of %1</source>
        <translation>没有设置；权重属于 %1 的音色模型</translation>
    </message>
    <message>
        <source>its settings and its weights differ in the kernels</source>
        <translation>其设置与权重的卷积核不同</translation>
    </message>
    <message>
        <source>its settings and its weights differ in their sizes</source>
        <translation>其设置与权重的规模不同</translation>
    </message>
    <message>
        <source>The formant shift failed: %1.</source>
        <translation>移动共振峰失败：%1。</translation>
    </message>
    <message>
        <source>The voice %1 was not written: its weights do not fit its settings.</source>
        <translation>音色模型 %1 未写入：权重与设置不符。</translation>
    </message>
    <message>
        <source>The experiment %1</source>
        <translation>实验 %1</translation>
    </message>
    <message>
        <source>The base&apos;s settings %1</source>
        <translation>底模设置 %1</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
        <source>you have no permission</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>your share of the disk is used up</source>
        <translation>磁盘配额已用完</translation>
    </message>
    <message>
        <source>this disk takes no file of that size</source>
        <translation>文件太大，此磁盘无法存放</translation>
    </message>
    <message>
        <source>the disk can only be read</source>
        <translation>磁盘是只读的</translation>
    </message>
    <message>
        <source>the disk reports an error</source>
        <translation>磁盘报告了错误</translation>
    </message>
    <message>
        <source>a part of its path is no folder</source>
        <translation>路径中有一部分不是文件夹</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>这是文件夹</translation>
    </message>
    <message>
        <source>the folder is not empty</source>
        <translation>文件夹不是空的</translation>
    </message>
    <message>
        <source>there is one of that name already</source>
        <translation>已有同名文件</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>名称太长</translation>
    </message>
    <message>
        <source>its links lead in a circle</source>
        <translation>链接形成了循环</translation>
    </message>
    <message>
        <source>it lies on another disk</source>
        <translation>在另一个磁盘上</translation>
    </message>
    <message>
        <source>too many files are open</source>
        <translation>打开的文件太多</translation>
    </message>
    <message>
        <source>there is not enough memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>too much is at work at once</source>
        <translation>同时运行的程序太多</translation>
    </message>
    <message>
        <source>another program holds it</source>
        <translation>另一个程序正在使用它</translation>
    </message>
    <message>
        <source>the device is gone</source>
        <translation>设备不见了</translation>
    </message>
    <message>
        <source>the network drive is gone</source>
        <translation>网络驱动器已断开</translation>
    </message>
    <message>
        <source>this disk cannot do that</source>
        <translation>此磁盘不支持这样做</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>它已损坏</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>它过早结束</translation>
    </message>
    <message>
        <source>there is no sound in it</source>
        <translation>里面没有声音</translation>
    </message>
    <message>
        <source>this computer&apos;s FFmpeg does not know its format</source>
        <translation>这台电脑的 FFmpeg 不认识它的格式</translation>
    </message>
    <message>
        <source>this computer&apos;s FFmpeg cannot write this format</source>
        <translation>这台电脑的 FFmpeg 无法写入此格式</translation>
    </message>
    <message>
        <source>a part of FFmpeg failed</source>
        <translation>FFmpeg 的某个部分出错了</translation>
    </message>
    <message>
        <source>%1 was taken out of the folder of its training, where the sizes of its network are written: choose it there, under Experiments, or choose its sample rate here.</source>
        <translation>%1 是从训练文件夹里单独拿出来的，而网络的大小写在那个文件夹里：请在“实验”中选择它，或在这里选择采样率。</translation>
    </message>
    <message>
        <source>«%1» is too long for a name: choose a shorter one.</source>
        <translation>“%1”作为名称太长：请换一个更短的。</translation>
    </message>
</context>
<context>
    <name>koe::ui::ExperimentList</name>
    <message>
        <source>today, %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>without pitch</source>
        <translation>不带音高</translation>
    </message>
    <message>
        <source>%1 min of speech</source>
        <translation>语音 %1 分钟</translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation>第 %1 轮，共 %2 轮</translation>
    </message>
    <message numerus="yes">
        <source>%n epochs</source>
        <translation>
            <numerusform>%n 轮</numerusform>
        </translation>
    </message>
    <message>
        <source>not trained yet</source>
        <translation>尚未训练</translation>
    </message>
    <message>
        <source>No voice was trained here yet. Give the new one a name, drop a folder with ten minutes or more of one person&apos;s clean speech, and train. What you have trained stands here afterwards, to go on with.</source>
        <translation>这里还没有训练过音色模型。给它起个名字，拖入一个文件夹（同一个人、干净的语音，十分钟以上），然后开始训练。训练过的会列在这里，可以继续训练。</translation>
    </message>
    <message>
        <source>New voice, step by step</source>
        <translation>一步步制作新音色模型</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Takes its settings over and trains it further.</source>
        <translation>沿用它的设置，继续训练。</translation>
    </message>
    <message>
        <source>Go on with %1</source>
        <translation>继续 %1</translation>
    </message>
    <message>
        <source>Add recordings</source>
        <translation>添加录音</translation>
    </message>
    <message>
        <source>A new experiment that begins with what this one has learned, for more or other recordings.</source>
        <translation>从它已学到的内容开始的新实验，用于更多或不同的录音。</translation>
    </message>
</context>
<context>
    <name>koe::ui::ExperimentPane</name>
    <message>
        <source>Extract a voice</source>
        <translation>提取音色模型</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Clips and checkpoints into the bin; its voice stays. It can be brought back.</source>
        <translation>把片段和存档点移到回收站，音色模型保留，可以恢复。</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>存档点</translation>
    </message>
    <message>
        <source>as RVC calls it: name_e20_s340</source>
        <translation>与 RVC 相同：name_e20_s340</translation>
    </message>
    <message>
        <source>number of epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>found by itself</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Only where neither the experiment nor the tensors tell it.</source>
        <translation>仅在实验和张量都无法说明时指定。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>采样率</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>with pitch</source>
        <translation>带音高</translation>
    </message>
    <message>
        <source>without pitch</source>
        <translation>无音高</translation>
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
        <translation>判别器 %1</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Speech encoder</source>
        <translation>语音编码器</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>音色模型</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>Last touched</source>
        <translation>最近更新</translation>
    </message>
    <message numerus="yes">
        <source>%n epochs, %1 steps</source>
        <translation>
            <numerusform>%n 轮，%1 步</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>koe::ui::ExtractForm</name>
    <message>
        <source>This experiment has no checkpoint yet.</source>
        <translation>这个实验还没有存档点。</translation>
    </message>
</context>
<context>
    <name>koe::ui::FileNames</name>
    <message>
        <source>Sound and video (%1);;All files (*)</source>
        <translation>音频和视频 (%1);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>koe::ui::InferenceForm</name>
    <message>
        <source>There are no recordings in that folder.</source>
        <translation>该文件夹里没有录音。</translation>
    </message>
    <message>
        <source>The voice %1 does not say how high it speaks: try +12 for a woman&apos;s voice over a man&apos;s recording, −12 the other way round.</source>
        <translation>音色模型 %1 没有记录它的音高：男声录音换女声试 +12，反之试 −12。</translation>
    </message>
    <message>
        <source>No pitch was found in that recording.</source>
        <translation>在该录音中没有找到音高。</translation>
    </message>
    <message>
        <source>Add recordings first</source>
        <translation>请先添加录音</translation>
    </message>
    <message>
        <source>There is no voice yet</source>
        <translation>还没有音色模型</translation>
    </message>
    <message>
        <source>Choose a voice first</source>
        <translation>请先选择音色模型</translation>
    </message>
    <message>
        <source>Converting 1 file…</source>
        <translation>正在转换 1 个文件…</translation>
    </message>
    <message numerus="yes">
        <source>Converting %n files…</source>
        <translation>
            <numerusform>正在转换 %n 个文件…</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the recordings…</source>
        <translation>正在读取录音…</translation>
    </message>
    <message>
        <source>Tick a recording to convert</source>
        <translation>请勾选要转换的录音</translation>
    </message>
    <message>
        <source>Convert 1 file</source>
        <translation>转换 1 个文件</translation>
    </message>
    <message numerus="yes">
        <source>Convert %n files</source>
        <translation>
            <numerusform>转换 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>All results of that conversion are there.</source>
        <translation>该次转换的结果都已存在。</translation>
    </message>
    <message>
        <source>The voice %1 of that result is not here any more.</source>
        <translation>该结果所用的音色模型 %1 已不在这里。</translation>
    </message>
</context>
<context>
    <name>koe::ui::InferencePage</name>
    <message>
        <source>Drop recordings or songs here</source>
        <translation>把录音或歌曲拖到这里</translation>
    </message>
    <message>
        <source>Sound or video, files or folders, as many as you like.</source>
        <translation>音频或视频，文件或文件夹，数量不限。</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Add recordings (Ctrl+O)</source>
        <translation>添加录音（Ctrl+O）</translation>
    </message>
    <message>
        <source>%1 keeps a song&apos;s key</source>
        <translation>%1 可保持歌曲的调</translation>
    </message>
    <message>
        <source>Or hear a sample clip in a voice:</source>
        <translation>或用音色模型试听示例片段：</translation>
    </message>
    <message>
        <source>Converts a short clip that comes with Koe Studio.</source>
        <translation>转换 Koe Studio 自带的一小段录音。</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Drawing the spectrogram…</source>
        <translation>正在绘制频谱图…</translation>
    </message>
    <message>
        <source>New voice, step by step</source>
        <translation>一步步制作新音色模型</translation>
    </message>
    <message>
        <source>From recordings of a person to a voice, one question at a time (Ctrl+N).</source>
        <translation>从一个人的录音到音色模型，一次只问一个问题（Ctrl+N）。</translation>
    </message>
    <message>
        <source>No voice of your own yet?</source>
        <translation>还没有自己的音色模型？</translation>
    </message>
    <message>
        <source>Use what is here</source>
        <translation>使用现有设备</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>全部移除</translation>
    </message>
    <message>
        <source>Empties the list. Recordings and results stay where they are.</source>
        <translation>清空列表。录音和结果都留在原处。</translation>
    </message>
</context>
<context>
    <name>koe::ui::JobRow</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>从列表移除</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>再来一次</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>paused at %1 %</source>
        <translation>已在 %1 % 处暂停</translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>was interrupted at %1 %</source>
        <translation>在 %1 % 处中断</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>listening</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>slicing</source>
        <translation>切片</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>加载</translation>
    </message>
    <message>
        <source>pitch</source>
        <translation>音高</translation>
    </message>
    <message>
        <source>features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>retrieval</source>
        <translation>检索</translation>
    </message>
    <message>
        <source>nearest speaker</source>
        <translation>寻找相近说话人</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>index: reading</source>
        <translation>索引：读取</translation>
    </message>
    <message>
        <source>index: adding</source>
        <translation>索引：添加</translation>
    </message>
    <message>
        <source>voice</source>
        <translation>音色模型</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>融合</translation>
    </message>
    <message>
        <source>extract</source>
        <translation>提取</translation>
    </message>
    <message>
        <source>pack</source>
        <translation>打包</translation>
    </message>
    <message>
        <source>unpacking</source>
        <translation>解包</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>looking</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>comparing</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>cleaning</source>
        <translation>降噪</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>finishing</source>
        <translation>收尾</translation>
    </message>
    <message>
        <source>was interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 个，共 %2 个</translation>
    </message>
    <message>
        <source>read</source>
        <translation>已读取</translation>
    </message>
    <message>
        <source>prepared</source>
        <translation>准备就绪</translation>
    </message>
    <message>
        <source>index: k-means</source>
        <translation>索引：聚类</translation>
    </message>
    <message>
        <source>index: training</source>
        <translation>索引：训练</translation>
    </message>
    <message>
        <source>copying</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>已核对</translation>
    </message>
    <message>
        <source>figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>spectrogram</source>
        <translation>频谱图</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>networks</source>
        <translation>读取网络</translation>
    </message>
    <message>
        <source>first step</source>
        <translation>第一步</translation>
    </message>
</context>
<context>
    <name>koe::ui::JobShelf</name>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>没有任务。</translation>
    </message>
    <message>
        <source>All jobs</source>
        <translation>全部任务</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>koe::ui::JobTitle</name>
    <message>
        <source>Getting %1</source>
        <translation>正在下载 %1</translation>
    </message>
    <message>
        <source>Training «%1»</source>
        <translation>训练“%1”</translation>
    </message>
    <message>
        <source>Packing «%1»</source>
        <translation>正在打包“%1”</translation>
    </message>
    <message>
        <source>Exporting «%1»</source>
        <translation>正在导出“%1”</translation>
    </message>
    <message>
        <source>Merging «%1» and «%2»</source>
        <translation>正在融合“%1”和“%2”</translation>
    </message>
    <message>
        <source>Extracting a voice from %1</source>
        <translation>正在从 %1 提取音色模型</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>Listening to «%1»</source>
        <translation>正在聆听“%1”</translation>
    </message>
    <message>
        <source>Copying recordings into «%1»</source>
        <translation>正在将录音复制到“%1”</translation>
    </message>
    <message>
        <source>Converting %1</source>
        <translation>正在转换 %1</translation>
    </message>
    <message numerus="yes">
        <source>Converting %n files</source>
        <translation>
            <numerusform>正在转换 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking through %1</source>
        <translation>正在查看 %1</translation>
    </message>
    <message>
        <source>Taking in voices and base models</source>
        <translation>正在导入音色模型和底模</translation>
    </message>
    <message>
        <source>Measuring how fast this computer trains</source>
        <translation>正在测量这台电脑的训练速度</translation>
    </message>
    <message>
        <source>Conversion of %1</source>
        <translation>转换 %1</translation>
    </message>
    <message numerus="yes">
        <source>Conversion of %n files</source>
        <translation>
            <numerusform>转换 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Training of «%1»</source>
        <translation>训练“%1”</translation>
    </message>
    <message>
        <source>Measurement of how fast this computer trains</source>
        <translation>测量这台电脑的训练速度</translation>
    </message>
    <message>
        <source>Check of «%1»</source>
        <translation>聆听“%1”</translation>
    </message>
    <message>
        <source>Copy of recordings into «%1»</source>
        <translation>将录音复制到“%1”</translation>
    </message>
    <message>
        <source>Package of «%1»</source>
        <translation>打包“%1”</translation>
    </message>
    <message>
        <source>Export of «%1»</source>
        <translation>导出“%1”</translation>
    </message>
    <message>
        <source>Merge of «%1» and «%2»</source>
        <translation>融合“%1”和“%2”</translation>
    </message>
    <message>
        <source>Extraction of a voice from %1</source>
        <translation>从 %1 提取音色模型</translation>
    </message>
    <message>
        <source>Import of %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>Download of %1</source>
        <translation>下载 %1</translation>
    </message>
    <message>
        <source>Search of %1</source>
        <translation>查看 %1</translation>
    </message>
    <message>
        <source>Import of voices and base models</source>
        <translation>导入音色模型和底模</translation>
    </message>
</context>
<context>
    <name>koe::ui::LevelBar</name>
    <message>
        <source>Level</source>
        <translation>电平</translation>
    </message>
</context>
<context>
    <name>koe::ui::Listening</name>
    <message>
        <source>The pitch is drawn after the conversion.</source>
        <translation>音高将在转换之后绘制。</translation>
    </message>
    <message>
        <source>Following the pitch…</source>
        <translation>正在提取音高…</translation>
    </message>
    <message>
        <source>No pitch was found.</source>
        <translation>没有找到音高。</translation>
    </message>
</context>
<context>
    <name>koe::ui::ListeningCards</name>
    <message>
        <source>%1 dB off</source>
        <translation>相差 %1 dB</translation>
    </message>
    <message>
        <source>melody %1</source>
        <translation>旋律 %1</translation>
    </message>
    <message>
        <source>Listening to the first save…</source>
        <translation>正在听第一个存档…</translation>
    </message>
    <message>
        <source>At each save you can hear here what the voice has learned.</source>
        <translation>每次存档时，可以在这里听到它学会了什么。</translation>
    </message>
    <message>
        <source>Clips that it has not learned from, spoken by each save</source>
        <translation>未参与训练的片段，由各存档说出</translation>
    </message>
    <message>
        <source>A recording of somebody else, spoken by each save</source>
        <translation>别人的录音，由各存档说出</translation>
    </message>
    <message>
        <source>Play epoch %1</source>
        <translation>播放第 %1 轮</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>★ best so far</source>
        <translation>★ 目前最好</translation>
    </message>
    <message>
        <source>mel %1</source>
        <translation>mel %1</translation>
    </message>
    <message>
        <source>How far the sound is from the recording that it repeats (less is better), how well the melody follows it (1 is all), and the mel loss of the training at that time (less is better).</source>
        <translation>与所重复录音的声音差距（越小越好）、旋律跟随程度（1 为完全一致），以及当时训练的 mel 损失（越小越好）。</translation>
    </message>
</context>
<context>
    <name>koe::ui::LossChart</name>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Mel loss: how far the sound is from the recording. The one to look at; lower is better.</source>
        <translation>梅尔损失：声音与录音的差距。主要看它；越低越好。</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>KL loss: how far what is said is from what was heard.</source>
        <translation>KL 损失：所说内容与所听内容的差距。</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>Feature loss: how different recording and result look to the discriminator.</source>
        <translation>特征损失：在判别器看来录音与结果有多不同。</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>生成器</translation>
    </message>
    <message>
        <source>How well the discriminator tells the result from a recording. Goes up and down; no figure of quality.</source>
        <translation>判别器区分结果与录音的程度。会上下波动，不代表质量。</translation>
    </message>
    <message>
        <source>Discriminator</source>
        <translation>判别器</translation>
    </message>
    <message>
        <source>How well the discriminator does. Goes up and down; no figure of quality.</source>
        <translation>判别器的表现。会上下波动，不代表质量。</translation>
    </message>
    <message>
        <source>Drag to look closer, double-click for all</source>
        <translation>拖动放大，双击看全部</translation>
    </message>
    <message>
        <source>Losses over the steps</source>
        <translation>各步的损失</translation>
    </message>
    <message>
        <source>The curve begins with the first step.</source>
        <translation>曲线从第一步开始。</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
</context>
<context>
    <name>koe::ui::LoudspeakerBox</name>
    <message>
        <source>Where Koe Studio plays. The microphone is chosen where you record.</source>
        <translation>Koe Studio 的播放设备。麦克风在录音界面选择。</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>系统默认</translation>
    </message>
</context>
<context>
    <name>koe::ui::MainWindow</name>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>New voice…</source>
        <translation>新建音色模型…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Choose a voice</source>
        <translation>选择音色模型</translation>
    </message>
    <message>
        <source>Do it (the page&apos;s main button)</source>
        <translation>执行（页面的主按钮）</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>What is this?</source>
        <translation>这是什么？</translation>
    </message>
    <message>
        <source>About Koe Studio</source>
        <translation>关于 Koe Studio</translation>
    </message>
    <message>
        <source>Koe Studio %1

Turns recordings of a person into a voice, and speaks other recordings in it. Free software under the MIT licence.</source>
        <translation>Koe Studio %1

把一个人的录音做成音色模型，再用它来说别的录音。采用 MIT 许可的自由软件。</translation>
    </message>
    <message>
        <source>Inference</source>
        <translation>推理</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>存档点</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>New voice</source>
        <translation>新音色模型</translation>
    </message>
</context>
<context>
    <name>koe::ui::MergeForm</name>
    <message>
        <source>No other voice has this one&apos;s rate, version and encoder.</source>
        <translation>没有其他采样率、版本和编码器都相同的音色模型。</translation>
    </message>
    <message>
        <source>Choose the second voice first.</source>
        <translation>请先选择第二个音色模型。</translation>
    </message>
</context>
<context>
    <name>koe::ui::MergePanel</name>
    <message>
        <source>Share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Higher: nearer to this voice. Lower: nearer to the other.</source>
        <translation>越大越接近此音色，越小越接近另一个。</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>融合</translation>
    </message>
    <message>
        <source>The second voice</source>
        <translation>第二个音色模型</translation>
    </message>
    <message>
        <source>Voices of the same rate, version and encoder.</source>
        <translation>采样率、版本和编码器相同的音色模型。</translation>
    </message>
    <message>
        <source>Name of the new voice</source>
        <translation>新音色模型的名称</translation>
    </message>
    <message>
        <source>%1 % %2, %3 % %4</source>
        <translation>%2 %1 %，%4 %3 %</translation>
    </message>
</context>
<context>
    <name>koe::ui::MessageLine</name>
    <message>
        <source>Copy the message</source>
        <translation>复制消息</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>关闭消息</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>What the engine said, word for word</source>
        <translation>引擎的原话</translation>
    </message>
</context>
<context>
    <name>koe::ui::MissingModels</name>
    <message>
        <source>First get %1 (%2)</source>
        <translation>请先下载 %1（%2）</translation>
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
        <translation>复制消息</translation>
    </message>
    <message>
        <source>Getting %1: %2 of %3</source>
        <translation>正在下载 %1：%2 / %3</translation>
    </message>
    <message>
        <source>This needs %1: %2 of %3 are here.</source>
        <translation>需要 %1：已有 %2，共 %3。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Get (%1)</source>
        <translation>下载（%1）</translation>
    </message>
    <message>
        <source>Not on this computer yet: %1 (%2).</source>
        <translation>这台电脑上还没有：%1（%2）。</translation>
    </message>
</context>
<context>
    <name>koe::ui::ModelRow</name>
    <message>
        <source>Get</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Licence: %1</source>
        <translation>许可证：%1</translation>
    </message>
    <message>
        <source>Get %1</source>
        <translation>下载 %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>here, %1</source>
        <translation>已有，%1</translation>
    </message>
    <message>
        <source>differs from the list</source>
        <translation>与列表不同</translation>
    </message>
    <message>
        <source>RVC&apos;s base, %1 at %2</source>
        <translation>RVC 底模，%1，%2</translation>
    </message>
    <message>
        <source>RVC&apos;s base, %1 at %2, without pitch</source>
        <translation>RVC 底模，%1，%2，无音高</translation>
    </message>
    <message>
        <source>ContentVec, the encoder of nearly all RVC voices</source>
        <translation>ContentVec，几乎所有 RVC 音色模型的编码器</translation>
    </message>
    <message>
        <source>ContentVec as older RVC has it (hubert_base.pt)</source>
        <translation>旧版 RVC 的 ContentVec（hubert_base.pt）</translation>
    </message>
    <message>
        <source>ContentVec as Applio has it</source>
        <translation>Applio 的 ContentVec</translation>
    </message>
    <message>
        <source>SPIN, for Applio&apos;s voices made with it</source>
        <translation>SPIN，用于以它制作的 Applio 音色模型</translation>
    </message>
    <message>
        <source>SPIN v2, for Applio&apos;s voices made with it</source>
        <translation>SPIN v2，用于以它制作的 Applio 音色模型</translation>
    </message>
    <message>
        <source>HuBERT trained on Chinese</source>
        <translation>用中文训练的 HuBERT</translation>
    </message>
    <message>
        <source>HuBERT trained on Japanese</source>
        <translation>用日语训练的 HuBERT</translation>
    </message>
    <message>
        <source>HuBERT trained on Korean</source>
        <translation>用韩语训练的 HuBERT</translation>
    </message>
    <message>
        <source>RMVPE, RVC&apos;s usual pitch follower</source>
        <translation>RMVPE，RVC 常用的音高提取算法</translation>
    </message>
    <message>
        <source>FCPE, fast</source>
        <translation>FCPE，速度快</translation>
    </message>
    <message>
        <source>CREPE full, slow</source>
        <translation>CREPE full，速度慢</translation>
    </message>
    <message>
        <source>CREPE tiny</source>
        <translation>CREPE tiny</translation>
    </message>
    <message>
        <source>a base made by others, %1 at %2</source>
        <translation>他人制作的底模，%1，%2</translation>
    </message>
    <message>
        <source>Another file is at its place: it is used as it is.</source>
        <translation>这里是另一个文件：将按原样使用。</translation>
    </message>
</context>
<context>
    <name>koe::ui::ParameterSlider</name>
    <message>
        <source>Double-click for the default (%1).</source>
        <translation>双击恢复默认值（%1）。</translation>
    </message>
</context>
<context>
    <name>koe::ui::PitchView</name>
    <message>
        <source>Pitch of the source and the result</source>
        <translation>原录音与结果的音高</translation>
    </message>
</context>
<context>
    <name>koe::ui::PlayRow</name>
    <message>
        <source>The recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>The voice</source>
        <translation>音色模型</translation>
    </message>
</context>
<context>
    <name>koe::ui::Program</name>
    <message>
        <source>What you set is not kept. %1</source>
        <translation>设置无法保存。%1</translation>
    </message>
</context>
<context>
    <name>koe::ui::Proposal</name>
    <message>
        <source>The recording lies around %1, the voice around %2: %3 semitones.</source>
        <translation>录音在 %1 附近，音色模型在 %2 附近：%3 半音。</translation>
    </message>
</context>
<context>
    <name>koe::ui::RecordForm</name>
    <message>
        <source>The north wind and the sun argued about which of them was stronger.</source>
        <translation>北风和太阳正在争论谁的本领大。</translation>
    </message>
    <message>
        <source>Every morning I open the window and listen to the birds for a while.</source>
        <translation>每天早上我打开窗户，听一会儿鸟叫。</translation>
    </message>
    <message>
        <source>She sells fresh bread, warm soup and sweet oranges near the old bridge.</source>
        <translation>她在旧桥边卖新鲜的面包、热汤和甜橙子。</translation>
    </message>
    <message>
        <source>How far is it to the station, and when does the last train leave?</source>
        <translation>到车站有多远？末班车几点开？</translation>
    </message>
    <message>
        <source>The child laughed loudly and threw the yellow ball over the fence.</source>
        <translation>孩子大声笑着，把黄色的球扔过了篱笆。</translation>
    </message>
    <message>
        <source>On Thursday we measured the depth of the lake with a long rope.</source>
        <translation>星期四我们用长绳量了湖的深度。</translation>
    </message>
    <message>
        <source>What a beautiful voice, said the judge, and closed her notebook.</source>
        <translation>多么美的声音，评委说着合上了笔记本。</translation>
    </message>
    <message>
        <source>Five boxes of quick matches lay beside the huge kitchen stove.</source>
        <translation>五盒火柴放在厨房的大炉子旁边。</translation>
    </message>
    <message>
        <source>I would rather walk slowly through the rain than wait here for the bus.</source>
        <translation>我宁愿在雨里慢慢走，也不想在这里等公交车。</translation>
    </message>
    <message>
        <source>The engineer pushed a small green button, and the whole room went quiet.</source>
        <translation>工程师按下绿色小按钮，整个房间安静了下来。</translation>
    </message>
    <message>
        <source>Nobody knew why the owl chose that chimney for its nest.</source>
        <translation>没人知道猫头鹰为什么选那个烟囱做窝。</translation>
    </message>
    <message>
        <source>Thin clouds moved over the harbour while the boys joked about pirates.</source>
        <translation>薄云飘过港口，男孩们开着海盗的玩笑。</translation>
    </message>
    <message>
        <source>Bring two cups, a jar of honey and the blue measuring spoon, will you?</source>
        <translation>把两个杯子、一罐蜂蜜和蓝色量勺拿来，好吗？</translation>
    </message>
    <message>
        <source>My uncle used to play the violin until very late at night.</source>
        <translation>我叔叔以前常常拉小提琴到深夜。</translation>
    </message>
    <message>
        <source>Is this the road that leads around the mountain or across it?</source>
        <translation>这条路是绕过山，还是翻过山？</translation>
    </message>
    <message>
        <source>A strange noise came out of the garage, so we called our neighbour.</source>
        <translation>车库里传出奇怪的声音，所以我们叫来了邻居。</translation>
    </message>
    <message>
        <source>They painted the ceiling white and both of the doors dark red.</source>
        <translation>他们把天花板刷成白色，两扇门刷成深红色。</translation>
    </message>
    <message>
        <source>After the storm, the beach was covered with shells and broken branches.</source>
        <translation>暴风雨过后，海滩上满是贝壳和断枝。</translation>
    </message>
    <message>
        <source>He thought about the question, smiled, and gave no answer at all.</source>
        <translation>他想了想这个问题，笑了笑，什么也没回答。</translation>
    </message>
    <message>
        <source>Cheese, pears and fresh pasta: that is all we need for dinner.</source>
        <translation>奶酪、梨和新鲜意面，晚饭有这些就够了。</translation>
    </message>
    <message>
        <source>There is no microphone: plug one in and open this again.</source>
        <translation>没有麦克风：请接上后重新打开。</translation>
    </message>
    <message>
        <source>Too loud: it clipped. Turn the microphone down, or go back a little.</source>
        <translation>音量过大，出现削波。请调低麦克风，或离远一点。</translation>
    </message>
    <message>
        <source>There is a gap in it: the computer was too busy. Read it again.</source>
        <translation>录音有缺口：电脑太忙。请再读一遍。</translation>
    </message>
    <message>
        <source>Very soft: come closer, or turn the microphone up.</source>
        <translation>声音太小：请靠近一些，或调高麦克风。</translation>
    </message>
</context>
<context>
    <name>koe::ui::RecordPanel</name>
    <message>
        <source>Level of the microphone</source>
        <translation>麦克风电平</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>重录</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一句</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>Space: start, and keep what was read</source>
        <translation>空格：开始，读完后保存</translation>
    </message>
    <message>
        <source>Read the same sentence once more; this one goes (Backspace)</source>
        <translation>重读同一句；刚才的录音会删除（Backspace）</translation>
    </message>
    <message>
        <source>Another sentence (Right)</source>
        <translation>换一句（→）</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Back to the recordings (Esc)</source>
        <translation>返回录音列表（Esc）</translation>
    </message>
    <message>
        <source>Recording… %1</source>
        <translation>正在录音… %1</translation>
    </message>
    <message>
        <source>Read this out, as you would speak to somebody</source>
        <translation>像对别人说话那样读出来</translation>
    </message>
    <message>
        <source>1 sentence recorded</source>
        <translation>已录 1 句</translation>
    </message>
    <message>
        <source>%1 sentences recorded</source>
        <translation>已录 %1 句</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Record next</source>
        <translation>录下一句</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Press Record, or Space, and read.</source>
        <translation>按“录音”或空格，然后朗读。</translation>
    </message>
    <message>
        <source>Keeping it…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Good, %1 s.</source>
        <translation>很好，%1 秒。</translation>
    </message>
    <message>
        <source>No microphone</source>
        <translation>没有麦克风</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>What was read just now (Enter)</source>
        <translation>刚才读的内容（Enter）</translation>
    </message>
</context>
<context>
    <name>koe::ui::SettingsForm</name>
    <message>
        <source>Voices and base models</source>
        <translation>音色模型和底模</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Kept pitch, can be made again</source>
        <translation>保存的音高（可重新生成）</translation>
    </message>
    <message>
        <source>Everything of use in it is here already.</source>
        <translation>其中有用的内容都已存在。</translation>
    </message>
    <message>
        <source>There is no voice, index or base model in it.</source>
        <translation>其中没有音色模型、索引或底模。</translation>
    </message>
    <message>
        <source>1 voice</source>
        <translation>1 个音色模型</translation>
    </message>
    <message>
        <source>%1 voices</source>
        <translation>%1 个音色模型</translation>
    </message>
    <message>
        <source>1 index</source>
        <translation>1 个索引</translation>
    </message>
    <message>
        <source>%1 indexes</source>
        <translation>%1 个索引</translation>
    </message>
    <message>
        <source>1 file of base models</source>
        <translation>1 个底模文件</translation>
    </message>
    <message>
        <source>%1 files of base models</source>
        <translation>%1 个底模文件</translation>
    </message>
    <message>
        <source>1 sample or picture</source>
        <translation>1 个试听或图片</translation>
    </message>
    <message>
        <source>%1 samples and pictures</source>
        <translation>%1 个试听和图片</translation>
    </message>
    <message>
        <source>%1: %2 to be copied.</source>
        <translation>%1：将复制 %2。</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>转换结果</translation>
    </message>
    <message>
        <source>Datasets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>%1 cannot be written to: choose another folder.</source>
        <translation>无法写入 %1：请选择其他文件夹。</translation>
    </message>
    <message>
        <source>%1 is not here any more: the system default sounds instead.</source>
        <translation>%1已不在：改用系统默认输出播放。</translation>
    </message>
    <message>
        <source>%1 is not here any more: choose what computes now.</source>
        <translation>%1 已不在：请选择现在用什么计算。</translation>
    </message>
    <message>
        <source>1 more file cannot be used.</source>
        <translation>另有 1 个文件无法使用。</translation>
    </message>
    <message>
        <source>%1 more files cannot be used.</source>
        <translation>另有 %1 个文件无法使用。</translation>
    </message>
    <message>
        <source>%1: taken in, into %2.</source>
        <translation>%1：已导入到 %2。</translation>
    </message>
</context>
<context>
    <name>koe::ui::SettingsPage</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Base models</source>
        <translation>底模</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>What a conversion may hold. Less is slower; recordings of any length still fit.</source>
        <translation>转换可占用的内存。越少越慢，但任何长度的录音都能处理。</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Speech encoders</source>
        <translation>语音编码器</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>音高</translation>
    </message>
    <message>
        <source>Import from an RVC folder…</source>
        <translation>从 RVC 文件夹导入…</translation>
    </message>
    <message>
        <source>Finds voices, indexes and base models by content and says what it would copy.</source>
        <translation>按内容查找音色模型、索引和底模，并说明将复制什么。</translation>
    </message>
    <message>
        <source>Import a package…</source>
        <translation>导入打包文件…</translation>
    </message>
    <message>
        <source>What trainings begin with</source>
        <translation>训练的起点</translation>
    </message>
    <message>
        <source>A server laid out as Hugging Face, where that one cannot be reached.</source>
        <translation>无法访问 Hugging Face 时，结构相同的服务器。</translation>
    </message>
    <message>
        <source>Download server</source>
        <translation>下载服务器</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Koe Studio %1, free software under the MIT licence.</source>
        <translation>Koe Studio %1，MIT 许可证下的自由软件。</translation>
    </message>
    <message>
        <source>Convert and imitate only voices of people who have agreed to it.</source>
        <translation>只转换和模仿已同意的人的声音。</translation>
    </message>
    <message>
        <source>Get what RVC&apos;s voices need (%1)</source>
        <translation>下载 RVC 音色所需的内容（%1）</translation>
    </message>
    <message>
        <source>RVC&apos;s voices speak with ContentVec and RMVPE. Who has RVC has them already: import them. The voices that come with Koe Studio need neither.</source>
        <translation>RVC 的音色使用 ContentVec 和 RMVPE。装过 RVC 的话已有它们，导入即可。Koe Studio 自带的音色不需要。</translation>
    </message>
    <message>
        <source>All that RVC&apos;s voices need is here.</source>
        <translation>RVC 音色所需的内容都已就绪。</translation>
    </message>
    <message>
        <source>Looking through it; nothing is copied yet.</source>
        <translation>正在查看，尚未复制任何内容。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Import a package</source>
        <translation>导入打包文件</translation>
    </message>
    <message>
        <source>Packages (*.zip *.whl)</source>
        <translation>打包文件 (*.zip *.whl)</translation>
    </message>
    <message>
        <source>The folder of RVC or Applio</source>
        <translation>RVC 或 Applio 的文件夹</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Another folder for: %1</source>
        <translation>更换文件夹：%1</translation>
    </message>
    <message>
        <source>from the next start: %1</source>
        <translation>下次启动起：%1</translation>
    </message>
    <message>
        <source>The new folder counts once Koe Studio is started again. What is in the one before stays there: copy what you want to keep using.</source>
        <translation>新文件夹在下次启动 Koe Studio 后生效。原文件夹中的内容保持不动：想继续使用的请复制过去。</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>扬声器</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>What is free (%1 now)</source>
        <translation>可用内存（现在 %1）</translation>
    </message>
    <message>
        <source>What is free</source>
        <translation>可用内存</translation>
    </message>
    <message>
        <source>Matrix products by a fast library</source>
        <translation>矩阵乘法使用快速库</translation>
    </message>
    <message>
        <source>OpenBLAS is not in use: everything will be 30 to 50 times slower; install libopenblas0-pthread</source>
        <translation>没有使用 OpenBLAS：一切会慢 30 到 50 倍；请安装 libopenblas0-pthread</translation>
    </message>
</context>
<context>
    <name>koe::ui::SettingsPanel</name>
    <message>
        <source>More: pitch method, loudness, formant, format, folder</source>
        <translation>更多：音高提取算法、音量、共振峰、格式、文件夹</translation>
    </message>
    <message>
        <source>Transpose</source>
        <translation>变调</translation>
    </message>
    <message>
        <source> st</source>
        <translation> 半音</translation>
    </message>
    <message>
        <source>Semitones up or down. A man&apos;s recording in a woman&apos;s voice wants about +12.</source>
        <translation>升降的半音数。男声录音换成女声大约需要 +12。</translation>
    </message>
    <message>
        <source>An octave down</source>
        <translation>降一个八度</translation>
    </message>
    <message>
        <source>An octave up</source>
        <translation>升一个八度</translation>
    </message>
    <message>
        <source>propose</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Listens to the recording and moves it to where the voice was trained.</source>
        <translation>分析录音，把它移到音色模型训练时的音高。</translation>
    </message>
    <message>
        <source>Index rate</source>
        <translation>检索特征占比</translation>
    </message>
    <message>
        <source>Higher: closer to the trained timbre, but only as good as its recordings. Lower: keeps more of the source&apos;s diction, and lets more of its timbre through.</source>
        <translation>越高越接近训练的音色，但质量取决于其录音；越低越保留原录音的咬字，也会漏出更多原音色。</translation>
    </message>
    <message>
        <source>Protect</source>
        <translation>保护清辅音和呼吸声</translation>
    </message>
    <message>
        <source>Lower: breath and consonants stay the source&apos;s. 0.5: off.</source>
        <translation>越低越保留原录音的呼吸和辅音；0.5 为关闭。</translation>
    </message>
    <message>
        <source>Pitch method</source>
        <translation>音高提取算法</translation>
    </message>
    <message>
        <source>How the melody is found. Automatic takes the best that is installed.</source>
        <translation>如何找出旋律。自动会选用已安装的最好的一种。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>声道</translation>
    </message>
    <message>
        <source>What becomes of a stereo recording.</source>
        <translation>立体声录音如何处理。</translation>
    </message>
    <message>
        <source>One channel</source>
        <translation>单声道</translation>
    </message>
    <message>
        <source>Middle converted, sides kept</source>
        <translation>转换中置，保留两侧</translation>
    </message>
    <message>
        <source>Each channel by itself</source>
        <translation>各声道分别转换</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>How results are written.</source>
        <translation>结果的保存格式。</translation>
    </message>
    <message>
        <source>Loudness mix</source>
        <translation>音量包络融合</translation>
    </message>
    <message>
        <source>0: as loud and soft as the source. 1: as the voice speaks by itself.</source>
        <translation>0：强弱与原录音一致；1：音色模型自身的强弱。</translation>
    </message>
    <message>
        <source>Formant</source>
        <translation>共振峰</translation>
    </message>
    <message>
        <source>A smaller (+) or larger (−) throat at the same pitch.</source>
        <translation>音高不变，声道变小（+）或变大（−）。</translation>
    </message>
    <message>
        <source>Remove noise</source>
        <translation>去噪</translation>
    </message>
    <message>
        <source>Takes steady noise out of the recording first; too much takes breath as well.</source>
        <translation>先去除录音中的稳定噪声；过强会连呼吸声一起去掉。</translation>
    </message>
    <message>
        <source>As loud as the recording</source>
        <translation>与录音同样响</translation>
    </message>
    <message>
        <source>The result gets the recording&apos;s loudness (ITU-R BS.1770), peaks limited.</source>
        <translation>结果的响度与录音一致（ITU-R BS.1770），并限制峰值。</translation>
    </message>
    <message>
        <source>Folder for results</source>
        <translation>结果文件夹</translation>
    </message>
    <message>
        <source>All at their defaults</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>listening…</source>
        <translation>正在分析…</translation>
    </message>
    <message>
        <source>Results go to %1</source>
        <translation>结果保存到 %1</translation>
    </message>
</context>
<context>
    <name>koe::ui::Sidebar</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>koe::ui::SourceList</name>
    <message>
        <source>reading…</source>
        <translation>读取中…</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>koe::ui::SourceView</name>
    <message>
        <source>Recordings</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
</context>
<context>
    <name>koe::ui::SpectrogramView</name>
    <message>
        <source>Spectrogram</source>
        <translation>频谱图</translation>
    </message>
</context>
<context>
    <name>koe::ui::StageLine</name>
    <message numerus="yes">
        <source>%n clips</source>
        <translation>
            <numerusform>%n 个片段</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 min of speech</source>
        <translation>语音 %1 分钟</translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation>第 %1 轮，共 %2 轮</translation>
    </message>
    <message>
        <source>%1 s a step</source>
        <translation>每步 %1 秒</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>准备</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>音色模型</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>1 clip</source>
        <translation>1 个片段</translation>
    </message>
    <message>
        <source>%1 s of speech</source>
        <translation>语音 %1 秒</translation>
    </message>
</context>
<context>
    <name>koe::ui::TakeList</name>
    <message numerus="yes">
        <source>%n older ones</source>
        <translation>
            <numerusform>更早的 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Results stand here, newest first.</source>
        <translation>结果会显示在这里，最新的在前。</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>koe::ui::TakeRow</name>
    <message>
        <source>Result %1: %2</source>
        <translation>结果 %1：%2</translation>
    </message>
    <message>
        <source>%1
Click to hear it, drag it out to use it elsewhere.</source>
        <translation>%1
单击试听，拖出即可用于其他程序。</translation>
    </message>
    <message>
        <source>The best of these</source>
        <translation>其中最好的</translation>
    </message>
    <message>
        <source>again with these</source>
        <translation>再用这些设置</translation>
    </message>
    <message>
        <source>Sets the voice and its settings as they were for this result.</source>
        <translation>把音色模型和设置恢复为该结果当时的样子。</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Take off the list (the file stays)</source>
        <translation>从列表移除（文件保留）</translation>
    </message>
</context>
<context>
    <name>koe::ui::TakeText</name>
    <message>
        <source>index file</source>
        <translation>索引文件</translation>
    </message>
    <message>
        <source>index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>protect</source>
        <translation>保护</translation>
    </message>
    <message>
        <source>loudness mix</source>
        <translation>音量包络融合</translation>
    </message>
    <message>
        <source>pitch method</source>
        <translation>音高提取算法</translation>
    </message>
    <message>
        <source>formant</source>
        <translation>共振峰</translation>
    </message>
    <message>
        <source>format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>声道</translation>
    </message>
    <message>
        <source>noise removal</source>
        <translation>去噪</translation>
    </message>
    <message>
        <source>same loudness</source>
        <translation>同样响度</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>the same settings</source>
        <translation>设置相同</translation>
    </message>
</context>
<context>
    <name>koe::ui::TrainingBase</name>
    <message>
        <source>Starter (comes with Koe, quick)</source>
        <translation>入门底模（随 Koe 附带，快）</translation>
    </message>
    <message>
        <source>not here yet, %1</source>
        <translation>尚未下载，%1</translation>
    </message>
    <message>
        <source>Nothing (from scratch, slow)</source>
        <translation>无（从零开始，慢）</translation>
    </message>
    <message>
        <source>The experiment «%1»</source>
        <translation>实验“%1”</translation>
    </message>
</context>
<context>
    <name>koe::ui::TrainingData</name>
    <message>
        <source>My voice</source>
        <translation>我的声音</translation>
    </message>
    <message>
        <source>There are no recordings in %1 yet</source>
        <translation>%1 中还没有录音</translation>
    </message>
</context>
<context>
    <name>koe::ui::TrainingForm</name>
    <message>
        <source>The fastest there is</source>
        <translation>最快的</translation>
    </message>
    <message>
        <source>«%1» was begun at %2 and cannot go on at %3: choose another name, or set the rate back.</source>
        <translation>“%1”是以 %2 开始的，不能以 %3 继续：换个名称，或把采样率改回来。</translation>
    </message>
    <message>
        <source>«%1» was begun as %2 and cannot go on as %3: choose another name, or set the version back.</source>
        <translation>“%1”是以 %2 开始的，不能以 %3 继续：换个名称，或把版本改回来。</translation>
    </message>
    <message>
        <source>«%1» follows the pitch and cannot go on without: choose another name.</source>
        <translation>“%1”跟随音高，不能不带音高继续：换个名称。</translation>
    </message>
    <message>
        <source>«%1» was begun without pitch and cannot go on with it: choose another name.</source>
        <translation>“%1”开始时不带音高，不能带音高继续：换个名称。</translation>
    </message>
    <message>
        <source>«%1» has been trained for %2 epochs already: set more to go on.</source>
        <translation>“%1”已训练 %2 轮：要继续请增加轮数。</translation>
    </message>
    <message>
        <source>Give the voice a name first</source>
        <translation>先给它起个名字</translation>
    </message>
    <message>
        <source>«%1» cannot be a name: use letters, digits and spaces</source>
        <translation>“%1”不能作名称：请用文字、数字和空格</translation>
    </message>
    <message>
        <source>Choose a folder of recordings first</source>
        <translation>先选择录音文件夹</translation>
    </message>
    <message>
        <source>The folder %1 is not there</source>
        <translation>文件夹 %1 不存在</translation>
    </message>
    <message>
        <source>There is no speech to learn from in %1</source>
        <translation>%1 中没有可学习的语音</translation>
    </message>
    <message>
        <source>Choose what to begin with</source>
        <translation>选择从什么开始</translation>
    </message>
    <message>
        <source>«%1» is being trained</source>
        <translation>正在训练“%1”</translation>
    </message>
    <message>
        <source>%1, which was chosen to compute on, is not here any more</source>
        <translation>选定用于计算的 %1 已不在</translation>
    </message>
    <message>
        <source>This name is too long</source>
        <translation>名称太长</translation>
    </message>
    <message>
        <source>There is a voice «%1» from elsewhere, which would be written over: choose another name</source>
        <translation>已有来自别处的音色模型“%1”，会被覆盖：请换个名称</translation>
    </message>
</context>
<context>
    <name>koe::ui::TrainingPage</name>
    <message>
        <source>Experiments</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>The command line that does the same, for a terminal or another machine.</source>
        <translation>执行相同操作的命令行，用于终端或另一台机器。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Go on for about %1</source>
        <translation>继续（约 %1）</translation>
    </message>
    <message>
        <source>Train for about %1</source>
        <translation>训练（约 %1）</translation>
    </message>
    <message numerus="yes">
        <source>Go on for %n epochs</source>
        <translation>
            <numerusform>继续 %n 轮</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Train %n epochs</source>
        <translation>
            <numerusform>训练 %n 轮</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n epochs, as fast as this computer was last time</source>
        <translation>
            <numerusform>%n 轮，按这台电脑上次的速度</numerusform>
        </translation>
    </message>
    <message>
        <source>How long it takes is known after the first steps</source>
        <translation>所需时间在最初几步之后可知</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>%1 was interrupted. What was saved is kept.</source>
        <translation>%1 已中断。已保存的内容都在。</translation>
    </message>
    <message>
        <source>Use what is here</source>
        <translation>使用现有设备</translation>
    </message>
</context>
<context>
    <name>koe::ui::TrainingProgressPane</name>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Another training</source>
        <translation>另一次训练</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Open in Inference</source>
        <translation>在推理中打开</translation>
    </message>
    <message>
        <source>The command line that does the same, for a terminal or another machine.</source>
        <translation>执行相同操作的命令行，用于终端或另一台机器。</translation>
    </message>
    <message>
        <source>Ends after this step: saves, builds the index and writes the voice. You can go on later.</source>
        <translation>在这一步后结束：存档、建立索引并写出音色模型。以后可以继续。</translation>
    </message>
    <message>
        <source>Halts it where it is; it keeps its memory.</source>
        <translation>就地暂停；内存保持占用。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>另有 %n 条。</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for the training that runs.</source>
        <translation>等待正在进行的训练。</translation>
    </message>
    <message>
        <source>Paused at epoch %1.</source>
        <translation>已在第 %1 轮暂停。</translation>
    </message>
    <message>
        <source>Stopping: the step is ended and saved, then index and voice are written.</source>
        <translation>正在停止：完成这一步并存档，然后写出索引和音色模型。</translation>
    </message>
    <message numerus="yes">
        <source>Done: %n epochs. The voice is in the list of voices.</source>
        <translation>
            <numerusform>完成：%n 轮。它已在音色模型列表中。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped and saved after epoch %1. Go on whenever you want.</source>
        <translation>已在第 %1 轮后停止并存档。随时可以继续。</translation>
    </message>
    <message>
        <source>Stopped before there was anything to save.</source>
        <translation>在有可存档内容之前已停止。</translation>
    </message>
    <message>
        <source>Ended. What was saved is kept.</source>
        <translation>已结束。已存档的都还在。</translation>
    </message>
    <message>
        <source>Epoch %1 of %2 · step %3 · sound loss %4</source>
        <translation>第 %1 轮，共 %2 轮 · 第 %3 步 · 声音损失 %4</translation>
    </message>
</context>
<context>
    <name>koe::ui::TrainingSettings</name>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>How often it goes through all recordings. More: closer to the voice, longer; too many on a small or noisy set: worse again.</source>
        <translation>把全部录音学习多少遍。越多越接近原声，也越久；录音少或噪声大时，过多反而变差。</translation>
    </message>
    <message>
        <source>Follows the pitch (singing, lively speech)</source>
        <translation>跟随音高（唱歌、有起伏的说话）</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Clips that are learned from at once. More takes more memory; on a graphics card it is faster.</source>
        <translation>一次同时学习的片段数。越多占用内存越多；在显卡上会更快。</translation>
    </message>
    <message>
        <source>Save every</source>
        <translation>存档间隔</translation>
    </message>
    <message>
        <source>Epochs between two saves: what a break can cost at most, and how often you can listen.</source>
        <translation>两次存档之间的轮数：决定中断时最多损失多少，以及多久能试听一次。</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程数</translation>
    </message>
    <message>
        <source>Recordings prepared at once.</source>
        <translation>同时准备的录音数。</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>Clips that are not learned from, to hear and measure each save by.</source>
        <translation>不参与训练、用来试听和衡量每个存档的片段。</translation>
    </message>
    <message>
        <source>Keep only the newest save</source>
        <translation>只保留最新存档</translation>
    </message>
    <message>
        <source>Mika</source>
        <translation>小美</translation>
    </message>
    <message>
        <source>Drop a folder here, or browse</source>
        <translation>把文件夹拖到这里，或浏览</translation>
    </message>
    <message>
        <source> epochs</source>
        <translation> 轮</translation>
    </message>
    <message>
        <source>as many as processors</source>
        <translation>与处理器数相同</translation>
    </message>
    <message>
        <source>Of the voice. Higher: more of the highs, slower. The base decides it where there is one.</source>
        <translation>音色模型的采样率。越高高频越丰富，也越慢。有底模时由底模决定。</translation>
    </message>
    <message>
        <source>Of RVC. The base decides it where there is one; v2 hears more of the speech.</source>
        <translation>RVC 的版本。有底模时由底模决定；v2 能听到更多语音细节。</translation>
    </message>
    <message>
        <source>Without it a voice speaks in a flat melody of its own and needs no pitch; rarely wanted.</source>
        <translation>不跟随时以自身平直的语调说话，不需要音高；很少用到。</translation>
    </message>
    <message>
        <source>Saves disk space; you cannot go back to an earlier save.</source>
        <translation>节省磁盘空间；无法回到较早的存档。</translation>
    </message>
    <message>
        <source>Browse for a folder of recordings</source>
        <translation>浏览录音文件夹</translation>
    </message>
    <message>
        <source>Name of the voice</source>
        <translation>音色模型的名称</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>More: rate, batch, saves, device …</source>
        <translation>更多：采样率、批大小、存档、设备……</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>采样率</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Clips held out</source>
        <translation>留出片段</translation>
    </message>
    <message>
        <source>Folder of recordings</source>
        <translation>录音文件夹</translation>
    </message>
    <message>
        <source>Listening to the recordings…</source>
        <translation>正在听录音…</translation>
    </message>
    <message>
        <source>%1 minutes of speech, prepared</source>
        <translation>语音 %1 分钟，已准备</translation>
    </message>
    <message>
        <source>One folder, one person; sub-folders are other speakers.</source>
        <translation>一个文件夹一个人；子文件夹是其他说话人。</translation>
    </message>
</context>
<context>
    <name>koe::ui::TrainingText</name>
    <message>
        <source>without pitch</source>
        <translation>无音高</translation>
    </message>
    <message numerus="yes">
        <source>%n epochs</source>
        <translation>
            <numerusform>%n 轮</numerusform>
        </translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation>批大小 %1</translation>
    </message>
</context>
<context>
    <name>koe::ui::TransportBar</name>
    <message>
        <source>Play (Space)</source>
        <translation>播放（空格）</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>原录音</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>What is heard (X changes sides at the same place)</source>
        <translation>听哪一侧（X 在同一位置切换）</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Volume of what is played here; results stay as they are</source>
        <translation>此处的播放音量；结果文件不变</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>暂停（空格）</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
</context>
<context>
    <name>koe::ui::VoiceChooser</name>
    <message>
        <source>Voice</source>
        <translation>音色模型</translation>
    </message>
    <message>
        <source>Search voices</source>
        <translation>搜索音色模型</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>音色模型</translation>
    </message>
    <message>
        <source>Ctrl+D marks a favourite.</source>
        <translation>按 Ctrl+D 收藏。</translation>
    </message>
    <message>
        <source>No voices yet</source>
        <translation>还没有音色模型</translation>
    </message>
    <message>
        <source>Choose a voice</source>
        <translation>选择音色模型</translation>
    </message>
    <message>
        <source>Voice: %1</source>
        <translation>音色模型：%1</translation>
    </message>
    <message>
        <source>Which voice speaks</source>
        <translation>由哪个音色模型来说</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>无法使用</translation>
    </message>
</context>
<context>
    <name>koe::ui::VoiceLibrary</name>
    <message>
        <source>The voice %1 cannot be used any more, another one speaks now. %2</source>
        <translation>音色模型 %1 已无法使用，现在由另一个音色模型发声。%2</translation>
    </message>
    <message>
        <source>There is a voice called %1 already.</source>
        <translation>已有名为 %1 的音色模型。</translation>
    </message>
</context>
<context>
    <name>koe::ui::VoicePane</name>
    <message>
        <source>Save the note</source>
        <translation>保存备注</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>No index was found: diction and timbre are the network&apos;s alone.</source>
        <translation>没有找到索引：咬字和音色全靠网络。</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>Puts a copy of an index file beside the voice, once it is seen to fit.</source>
        <translation>确认匹配后，把索引文件的副本放到音色模型旁边。</translation>
    </message>
    <message>
        <source>Merge with another voice</source>
        <translation>与另一个音色模型融合</translation>
    </message>
    <message>
        <source>All that the file says</source>
        <translation>文件中的全部信息</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>新名称</translation>
    </message>
    <message>
        <source>Pack…</source>
        <translation>打包…</translation>
    </message>
    <message>
        <source>Voice, index and sample in one file, to hand on.</source>
        <translation>把音色模型、索引和试听合成一个文件，便于分享。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Writes the voice as .safetensors or .pth.</source>
        <translation>导出为 .safetensors 或 .pth。</translation>
    </message>
    <message>
        <source>It speaks from now on, on every page.</source>
        <translation>从现在起在所有页面使用这个音色。</translation>
    </message>
    <message>
        <source>How it was made, how it may be used …</source>
        <translation>制作方法、使用许可……</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Into the bin, with its index; it can be brought back.</source>
        <translation>连同索引移到回收站，可以恢复。</translation>
    </message>
    <message>
        <source>comes with Koe Studio</source>
        <translation>Koe Studio 自带</translation>
    </message>
    <message>
        <source>Convert with this voice</source>
        <translation>用此音色转换</translation>
    </message>
    <message>
        <source>Use this voice</source>
        <translation>使用此音色</translation>
    </message>
    <message>
        <source>yes, median %1 Hz (%2)</source>
        <translation>有，中位数 %1 Hz（%2）</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>有</translation>
    </message>
    <message>
        <source>no</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>采样率</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>音高</translation>
    </message>
    <message>
        <source>Speech encoder</source>
        <translation>语音编码器</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>说话人</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Pack the voice</source>
        <translation>打包音色模型</translation>
    </message>
    <message>
        <source>Packages (*.zip)</source>
        <translation>打包文件 (*.zip)</translation>
    </message>
    <message>
        <source>Export the voice</source>
        <translation>导出音色模型</translation>
    </message>
    <message>
        <source>Voices (*.safetensors *.pth)</source>
        <translation>音色模型 (*.safetensors *.pth)</translation>
    </message>
    <message>
        <source>The index of this voice</source>
        <translation>此音色模型的索引</translation>
    </message>
    <message>
        <source>Indexes (*.index)</source>
        <translation>索引 (*.index)</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>听一听</translation>
    </message>
    <message>
        <source>Its files get the new name (F2 in the list).</source>
        <translation>文件也会改名（列表中按 F2）。</translation>
    </message>
</context>
<context>
    <name>koe::ui::WaveformView</name>
    <message>
        <source>Waves of the source and the result</source>
        <translation>原录音与结果的波形</translation>
    </message>
    <message>
        <source>Click to go there, drag to repeat a part, double-click to play all.</source>
        <translation>单击跳转，拖动循环一段，双击播放全部。</translation>
    </message>
</context>
<context>
    <name>koe::ui::WizardForm</name>
    <message>
        <source>Give the voice a name first</source>
        <translation>先给它起个名字</translation>
    </message>
    <message>
        <source>This cannot be a name: use letters, digits and spaces</source>
        <translation>不能作名称：请用文字、数字和空格</translation>
    </message>
    <message>
        <source>There is a voice of this name: choose another, or go on with it on the Training page</source>
        <translation>已有同名的音色模型：换个名称，或在训练页继续它</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>正在复制…</translation>
    </message>
    <message>
        <source>Drop recordings first</source>
        <translation>先拖入录音</translation>
    </message>
    <message>
        <source>Listening to the recordings…</source>
        <translation>正在听录音…</translation>
    </message>
    <message>
        <source>There is no speech in them</source>
        <translation>其中没有语音</translation>
    </message>
    <message>
        <source>The voice is being made</source>
        <translation>正在制作</translation>
    </message>
    <message>
        <source>It was stopped after epoch %1 of %2, so it sounds unfinished. The Training page goes on with it whenever you want.</source>
        <translation>训练在第 %1 轮（共 %2 轮）后停止，所以听起来还没完成。随时可以在训练页继续。</translation>
    </message>
    <message>
        <source>This name is too long</source>
        <translation>名称太长</translation>
    </message>
    <message>
        <source>There is a voice of this name: choose another</source>
        <translation>已有同名的音色模型：请换个名称</translation>
    </message>
</context>
<context>
    <name>koe::ui::WizardPage</name>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Mika</source>
        <translation>小美</translation>
    </message>
    <message>
        <source>Name of the voice</source>
        <translation>音色模型的名称</translation>
    </message>
    <message>
        <source>The name of the person, or any other. It can be changed later.</source>
        <translation>本人的名字，或任何其他名字。以后可以更改。</translation>
    </message>
    <message>
        <source>Drop recordings of the person here</source>
        <translation>把这个人的录音拖到这里</translation>
    </message>
    <message>
        <source>Files or a folder: speech or singing of one person, without music. Ten minutes make a good voice, two are enough to try.</source>
        <translation>文件或文件夹：一个人的说话或歌唱，不带音乐。十分钟能做出好音色，两分钟足够试一试。</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Record in the app instead</source>
        <translation>改为在应用中录音</translation>
    </message>
    <message>
        <source>Listening to the recordings</source>
        <translation>正在听录音</translation>
    </message>
    <message>
        <source>Look at each recording</source>
        <translation>逐个查看录音</translation>
    </message>
    <message>
        <source>You can stop at any time and hear what it has learned, and go on another day.</source>
        <translation>随时可以停下听听它学会了什么，改天再继续。</translation>
    </message>
    <message>
        <source>See the curves</source>
        <translation>查看曲线</translation>
    </message>
    <message>
        <source>You may leave this page or use the rest of Koe meanwhile. The bar below shows how far it is, pauses and stops it; what is stopped can go on later.</source>
        <translation>在此期间可以离开本页或使用 Koe 的其他功能。下方的栏显示进度，可暂停和停止；停止后以后可以继续。</translation>
    </message>
    <message>
        <source>What is the voice called?</source>
        <translation>音色模型叫什么？</translation>
    </message>
    <message>
        <source>What does it sound like?</source>
        <translation>它听起来是什么样？</translation>
    </message>
    <message>
        <source>Are the recordings good enough?</source>
        <translation>录音够好吗？</translation>
    </message>
    <message>
        <source>How good should it become?</source>
        <translation>想要做到多好？</translation>
    </message>
    <message>
        <source>«%1» is ready</source>
        <translation>“%1”已完成</translation>
    </message>
    <message>
        <source>«%1» is being made</source>
        <translation>正在制作“%1”</translation>
    </message>
    <message>
        <source>This is «%1»</source>
        <translation>这就是“%1”</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Train for about %1</source>
        <translation>训练（约 %1）</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Open in Inference</source>
        <translation>在推理中打开</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message numerus="yes">
        <source>✓ %n recordings</source>
        <translation>
            <numerusform>✓ %n 个录音</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ Recordings are there</source>
        <translation>✓ 已有录音</translation>
    </message>
    <message>
        <source>The new voice is speaking its first sentence…</source>
        <translation>新音色正在说第一句话…</translation>
    </message>
    <message>
        <source>A sentence that it has not learned from, and the voice repeating it. Now let it sing or say anything that you have recorded.</source>
        <translation>一句未参与训练的话，以及音色模型的复述。现在可以让它唱或说你录下的任何内容。</translation>
    </message>
    <message>
        <source>A recording of somebody else, and the new voice saying the same. Now give it one of yours.</source>
        <translation>别人的录音，以及新音色说同样的话。现在给它一段你的录音。</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>«%1» is not ready yet</source>
        <translation>“%1”还没有完成</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>It learns…</source>
        <translation>正在学习…</translation>
    </message>
    <message>
        <source>Its turn comes after what runs below.</source>
        <translation>等下方正在进行的任务完成后开始。</translation>
    </message>
    <message>
        <source>Koe Studio was ended while it learned. What it had saved is kept: it goes on from there.</source>
        <translation>学习时 Koe Studio 被关闭了。已保存的内容都在，可以从那里继续。</translation>
    </message>
    <message>
        <source>The voice is made. Now give it one of your recordings.</source>
        <translation>音色模型已经做好。现在给它一段你的录音吧。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
</context>
<context>
    <name>koe::ui::words</name>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>剩余 %1 分钟</translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation>剩余 %1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>a minute</source>
        <translation>1 分钟</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
</context>
</TS>
