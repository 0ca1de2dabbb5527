// Base models, files of models, and what a file is.
#include "ui/text/known_errors.h"

namespace koe::ui {

std::span<const KnownError> ErrorWords::ofModels()
{
    static constexpr KnownError kKnown[] = {
        {"There is no speech encoder at %1: give a folder of HuBERT or ContentVec in transformers form, "
         "hubert_base.pt or its like, or the starter encoder.",
         QT_TR_NOOP("There is no speech encoder at %1.")},
        {QT_TR_NOOP("There is no speech encoder at %1.")},
        {"There is no encoder at %1.", QT_TR_NOOP("There is no speech encoder at %1.")},
        {"The encoder in %1 is cut into several weight files; one model.safetensors or pytorch_model.bin is "
         "needed.",
         QT_TR_NOOP("The speech encoder in %1 cannot be used: it needs one file model.safetensors or "
                    "pytorch_model.bin.")},
        {"The encoder in %1 has no weights: put model.safetensors or pytorch_model.bin beside its "
         "config.json.",
         QT_TR_NOOP("The speech encoder in %1 cannot be used: it needs one file model.safetensors or "
                    "pytorch_model.bin.")},
        {"The folder %1 has no config.json; a speech encoder is a folder with config.json and "
         "model.safetensors or pytorch_model.bin in it, or a file like hubert_base.pt.",
         QT_TR_NOOP("There is no speech encoder in the folder %1.")},
        {"%1 is no speech encoder of Koe Studio; a HuBERT or ContentVec model is given as the folder that "
         "holds its config.json.",
         QT_TR_NOOP("%1 is no speech encoder.")},
        {"%1 lacks the tensor %2: it holds another model than is called for, or only a part.",
         QT_TR_NOOP("%1 is damaged, or another model: get it again.")},
        {"%1: the tensor %2 is %3, but %4 is called for.",
         QT_TR_NOOP("%1 is damaged, or another model: get it again.")},
        {"%1 holds the tensor %2 twice.", QT_TR_NOOP("%1 is damaged, or another model: get it again.")},
        {"The pitch method swiftf0 needs %1, which comes with Koe Studio: get the starter pack again, or use "
         "--pitch pm.",
         QT_TR_NOOP("The pitch method swiftf0 needs %1, which comes with Koe Studio: install Koe Studio "
                    "again, or choose the method pm.")},
        {"SwiftF0's weights are not at \"%1\". They belong to the program: put "
         "weights/starter/swift_f0.safetensors back, or choose the pitch method pm, which needs none.",
         QT_TR_NOOP("The pitch method swiftf0 needs %1, which comes with Koe Studio: install Koe Studio "
                    "again, or choose the method pm.")},
        {"RMVPE's weights are not at \"%1\". Put RVC's rmvpe.pt there, name it with --pitch-model, or choose "
         "the pitch method swiftf0 or pm, which need no download.",
         QT_TR_NOOP(
             "RMVPE's base model is not at %1: Settings gets it, or choose the pitch method swiftf0 or pm.")},
        {"\"%1\" does not hold SwiftF0's weights (%2 is missing or of another size). Use the "
         "swift_f0.safetensors that came with the program (weights/starter).",
         QT_TR_NOOP("The pitch model %1 is damaged, or another one: get it again.")},
        {"\"%1\" does not hold SwiftF0's weights (its pitch table is missing). Use the swift_f0.safetensors "
         "that came with the program (weights/starter).",
         QT_TR_NOOP("The pitch model %1 is damaged, or another one: get it again.")},
        {"\"%1\" does not hold SwiftF0's weights. Use the swift_f0.safetensors that came with the program "
         "(weights/starter).",
         QT_TR_NOOP("The pitch model %1 is damaged, or another one: get it again.")},
        {"\"%1\" is not a pitch model of FCPE: %2. Use the file fcpe_c_v001.pt of torchfcpe.",
         QT_TR_NOOP("The pitch model %1 is damaged, or another one: get it again.")},
        {"\"%1\" is not RMVPE's pitch model: %2. Use the file rmvpe.pt that RVC uses.",
         QT_TR_NOOP("The pitch model %1 is damaged, or another one: get it again.")},
        {"\"%1\" is not %2: %3. Use the file %4.",
         QT_TR_NOOP("The pitch model %1 is damaged, or another one: get it again.")},
        {QT_TR_NOOP("There is no pitch model at %1.")},
        {"%1 is damaged or was tampered with (%2). Download or copy it again.",
         QT_TR_NOOP("%1 is damaged: download or copy it again.")},
        {"%1 is damaged (%2). Download or copy it again.",
         QT_TR_NOOP("%1 is damaged: download or copy it again.")},
        {"%1 is cut off: its end, with the directory, is missing. Download or copy it again.",
         QT_TR_NOOP("%1 is cut off: download or copy it again.")},
        {QT_TR_NOOP("%1 is protected by a password and cannot be read.")},
        {"%1 is packed in a way that is not supported (method %2).",
         QT_TR_NOOP("%1 is packed in a way that is not supported: pack it again as an ordinary zip.")},
        {QT_TR_NOOP("%1 would unpack to far more than a model of its size: it is refused.")},
        {"%1 was written on a big-endian machine, which is not supported. Open it with PyTorch on this "
         "machine and save it again.",
         QT_TR_NOOP("%1 was written on a computer of another kind (big-endian): it cannot be read.")},
        {"%1 is a TorchScript program, not a file of weights. Save the weights (state_dict) with torch.save "
         "instead.",
         QT_TR_NOOP("%1 is a TorchScript program, not a model that can be used.")},
        {"%1 is a stream of PyTorch in a format that is not known.",
         QT_TR_NOOP("%1 is not a model that can be read.")},
        {"%1 is a pickle of Python, but not a model saved by PyTorch.",
         QT_TR_NOOP("%1 is not a model that can be read.")},
        {"%1 is not a model of PyTorch (.pth, .pt).", QT_TR_NOOP("%1 is not a model that can be read.")},
        {"%1 is no .safetensors file.", QT_TR_NOOP("%1 is not a model that can be read.")},
        {"%1 is a zip file, but not a model of PyTorch.", QT_TR_NOOP("%1 is not a model that can be read.")},
        {"%1 is a NumPy archive (.npz), not a model.", QT_TR_NOOP("%1 is not a model that can be read.")},
        {"%1: the tensor %2 has the type %3, which cannot be read.",
         QT_TR_NOOP("%1 is not a model that can be read.")},
        {QT_TR_NOOP("%1 is a zip file with a model inside. Unpack it first.")},
        {"Two tensors of %1 are called %2.", QT_TR_NOOP("%1 is damaged: download or copy it again.")},
        {"%1 is no voice that can be used: the tensor enc_p.emb_phone.weight is missing.",
         QT_TR_NOOP("%1 is damaged, or no voice of RVC.")},
        {"%1 takes features of %2 numbers; voices of RVC take 256 (v1) or 768 (v2).",
         QT_TR_NOOP("%1 is damaged, or no voice of RVC.")},
        {"%1 is damaged or no voice of RVC: %2.", QT_TR_NOOP("%1 is damaged, or no voice of RVC.")},
        {"%1 holds the weights of a voice but not its settings (config), and %2. %3",
         QT_TR_NOOP("%1 holds the weights of a voice without its settings: extract the voice from its "
                    "training checkpoint again.")},
        {"%1 holds the weights of a voice but not its settings (config), and %2. Say which sample rate it "
         "was "
         "trained at.",
         QT_TR_NOOP("%1 was taken out of the folder of its training, where the sizes of its network are "
                    "written: choose it there, under Experiments, or choose its sample rate here.")},
        {"%1 cannot be used: %2", QT_TR_NOOP("%1 is damaged, or no voice of RVC.")},
        {"%1 is %2 by its tensors, not %3. Leave that out: it is found.",
         QT_TR_NOOP("%1 is %2, not %3: leave that to be found by itself.")},
        {"%1 is no training checkpoint: \"model\" or \"iteration\" is not in it.",
         QT_TR_NOOP("%1 is no training checkpoint.")},
        {QT_TR_NOOP("%1 is %2, not a voice.")},
        {QT_TR_NOOP("%1 is %2, not a voice. %3")},
        {QT_TR_NOOP("%1 is %2, not a pitch model.")},
        {QT_TR_NOOP("%1 is %2, not a pitch model. %3")},
        {QT_TR_NOOP("%1 is %2, not a speech encoder.")},
        {QT_TR_NOOP("%1 is %2, not a speech encoder. %3")},
        {QT_TR_NOOP("%1 is %2, not an index.")},
        {QT_TR_NOOP("%1 is %2, not an index. %3")},
        {QT_TR_NOOP("%1 is %2, not a training checkpoint (G_….pth).")},
        {QT_TR_NOOP("%1 is %2, not a training checkpoint (G_….pth). %3")},
        {QT_TR_NOOP("%1 is %2, not a model.")},
        {QT_TR_NOOP("%1 is %2, not a model. %3")},
        {"%1 is damaged: %2", QT_TR_NOOP("%1 is damaged.")},
        {"%1 is a web page: a link to a page was saved instead of the file. %2",
         QT_TR_NOOP(
             "%1 is a web page: a link to a page was saved instead of the file. Download the file itself.")},
        {"%1 is an empty file. %2", QT_TR_NOOP("%1 is empty: download or copy it again.")},
        {"%1 is a Git LFS pointer, a note of three lines that stands for the file. %2",
         QT_TR_NOOP("%1 is a note of Git in place of the file: download the file itself.")},
        {"%1 is of a kind that is not known.", QT_TR_NOOP("%1 is of a kind that Koe Studio does not know.")},
        {"%1 is the weights of a voice without its settings (config, version). It cannot be used as it is. "
         "Extract the voice from its training checkpoint again.",
         QT_TR_NOOP("%1 holds the weights of a voice without its settings: extract the voice from its "
                    "training checkpoint again.")},
        {"The preset %1 is no preset: it is no file of a few kilobytes.",
         QT_TR_NOOP("What was set for this voice cannot be read (%1): the usual settings are used.")},
        {"The preset %1 is no preset: it holds no JSON like {\"transpose\": 3, \"index-rate\": 0.5}.",
         QT_TR_NOOP("What was set for this voice cannot be read (%1): the usual settings are used.")},
        {"In %1 \"%2\" must be %3.",
         QT_TR_NOOP("What was set for this voice cannot be read (%1): the usual settings are used.")},
        {"version %1: the file does not say, its tensors do",
         QT_TR_NOOP("version %1: the file does not say, its weights do")},
        {"version %1: so its tensors show, the file says %2",
         QT_TR_NOOP("version %1: so its weights show, the file says %2")},
        {"pitch %1: the file does not say, its tensors do",
         QT_TR_NOOP("pitch %1: the file does not say, its weights do")},
        {"pitch %1: so its tensors show, the file says %2",
         QT_TR_NOOP("pitch %1: so its weights show, the file says %2")},
        {"rate %1: the file does not say, its tensors do",
         QT_TR_NOOP("rate %1: the file does not say, its weights do")},
        {"rate %1: so its tensors show, the file says %2",
         QT_TR_NOOP("rate %1: so its weights show, the file says %2")},
        {"decoder %1: so its tensors show, the file says %2",
         QT_TR_NOOP("decoder %1: so its weights show, the file says %2")},
        {"its config does not fit its tensors, which are those of a voice of %1",
         QT_TR_NOOP("its settings do not fit its weights, which are those of a voice of %1")},
        {"it has no config; its tensors are those of a voice of %1",
         QT_TR_NOOP("it has no settings; its weights are those of a voice of %1")},
        {"its config names other kernels than its tensors have",
         QT_TR_NOOP("its settings and its weights differ in the kernels")},
        {"its config names other sizes than its tensors have",
         QT_TR_NOOP("its settings and its weights differ in their sizes")},
    };
    return kKnown;
}

} // namespace koe::ui
