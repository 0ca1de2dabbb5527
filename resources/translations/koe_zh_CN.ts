<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>koe::ui::JobShelf</name>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
</context>
<context>
    <name>koe::ui::MainWindow</name>
    <message>
        <source>Checkpoints</source>
        <translation>存档点</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>koe::ui::CheckpointForm</name>
    <message>
        <source>A voice can be extracted from it.</source>
        <translation>可以从中提取音色模型。</translation>
    </message>
    <message>
        <source>Choose the voice that it belongs to, and drop it again.</source>
        <translation>先选择它所属的音色模型，再拖入一次。</translation>
    </message>
    <message>
        <source>Settings takes base models in.</source>
        <translation>底模请在“设置”中导入。</translation>
    </message>
    <message>
        <source>Recordings are converted under Inference.</source>
        <translation>录音请在“推理”中转换。</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
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
    <message>
        <source>No other voice has this one's rate, version and encoder.</source>
        <translation>没有其他采样率、版本和编码器都相同的音色模型。</translation>
    </message>
    <message>
        <source>Choose the second voice first.</source>
        <translation>请先选择第二个音色模型。</translation>
    </message>
    <message>
        <source>There is a voice called %1 already.</source>
        <translation>已有名为 %1 的音色模型。</translation>
    </message>
    <message>
        <source>This experiment has no checkpoint yet.</source>
        <translation>这个实验还没有存档点。</translation>
    </message>
    <message>
        <source>The note is in the voice file.</source>
        <translation>备注已写入音色模型文件。</translation>
    </message>
    <message>
        <source>%1 is in the bin.</source>
        <translation>%1 已移到回收站。</translation>
    </message>
    <message>
        <source>%1 is in the bin, with what belongs to it.</source>
        <translation>%1 及其附属文件已移到回收站。</translation>
    </message>
    <message>
        <source>%1 has its index.</source>
        <translation>%1 已有索引。</translation>
    </message>
    <message>
        <source>Packing «%1»</source>
        <translation>正在打包“%1”</translation>
    </message>
    <message>
        <source>%1 is ready to be handed on.</source>
        <translation>%1 可以分享了。</translation>
    </message>
    <message>
        <source>%1 is ready, without an index: none was found for this voice.</source>
        <translation>%1 已完成，但没有找到这个音色模型的索引。</translation>
    </message>
    <message>
        <source>Exporting «%1»</source>
        <translation>正在导出“%1”</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>%1 已写好。</translation>
    </message>
    <message>
        <source>Merging «%1» and «%2»</source>
        <translation>正在融合“%1”和“%2”</translation>
    </message>
    <message>
        <source>%1 is there.</source>
        <translation>%1 已完成。</translation>
    </message>
    <message>
        <source>Extracting a voice from %1</source>
        <translation>正在从 %1 提取音色模型</translation>
    </message>
    <message>
        <source>%1 is there: %2 Hz, %3.</source>
        <translation>%1 已完成：%2 Hz，%3。</translation>
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
        <source>%1 epochs, %2 steps</source>
        <translation>%1 轮，%2 步</translation>
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
        <source>No index was found: diction and timbre are the network's alone.</source>
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
        <source>Sample</source>
        <translation>试听</translation>
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
        <source>Another file is at its place: it is used as it is. koe assets verify says more.</source>
        <translation>该位置有另一个文件，将按原样使用。详情见 koe assets verify。</translation>
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
        <source>Getting %1</source>
        <translation>正在下载 %1</translation>
    </message>
    <message>
        <source>Looking through %1</source>
        <translation>正在查看 %1</translation>
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
        <source>Taking in voices and base models</source>
        <translation>正在导入音色模型和底模</translation>
    </message>
    <message>
        <source>Everything was taken in.</source>
        <translation>已全部导入。</translation>
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
        <source>as the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>light</source>
        <translation>浅色</translation>
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
        <source>What computes, for conversions and trainings.</source>
        <translation>转换和训练使用的设备。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>what is free (%1 now)</source>
        <translation>可用内存（现在 %1）</translation>
    </message>
    <message>
        <source>what is free</source>
        <translation>可用内存</translation>
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
        <source>KOE_HOME names another place for all of them.</source>
        <translation>KOE_HOME 可为它们指定其他位置。</translation>
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
        <source>the fastest that there is</source>
        <translation>最快的</translation>
    </message>
    <message>
        <source>Get what RVC's voices need (%1)</source>
        <translation>下载 RVC 音色所需的内容（%1）</translation>
    </message>
    <message>
        <source>RVC's voices speak with ContentVec and RMVPE. Who has RVC has them already: import them. The voices that come with Koe Studio need neither.</source>
        <translation>RVC 的音色使用 ContentVec 和 RMVPE。装过 RVC 的话已有它们，导入即可。Koe Studio 自带的音色不需要。</translation>
    </message>
    <message>
        <source>All that RVC's voices need is here.</source>
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
</context>
</TS>
