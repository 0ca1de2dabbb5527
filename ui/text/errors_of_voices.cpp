// Voices and their indexes.
#include "ui/text/known_errors.h"

namespace koe::ui {

std::span<const KnownError> ErrorWords::ofVoices()
{
    static constexpr KnownError kKnown[] = {
        {"There is no voice called \"%1\". There are: %2.",
         QT_TR_NOOP("There is no voice called %1 any more.")},
        {"There is no voice file %1. There are: %2.", QT_TR_NOOP("The voice file %1 is not there any more.")},
        {"The voice %1 needs the encoder %2, which is not there; %3, or name one that you have with "
         "--content.",
         QT_TR_NOOP("The voice %1 needs the base model %2, which is not here yet: Settings gets it, or takes "
                    "it over from RVC.")},
        {"The voice %1 was trained on the encoder \"%2\", which Koe Studio does not have: put it in %3, or "
         "name it with --content.",
         QT_TR_NOOP("The voice %1 was trained on the speech encoder %2, which is not here: put it into %3.")},
        {"The voice %1 needs the starter pack's encoder, and %2 is not there: get the starter pack again (it "
         "comes with Koe Studio).",
         QT_TR_NOOP("The voice %1 needs %2, which comes with Koe Studio and is not there: install Koe Studio "
                    "again.")},
        {"The pitch method %1 needs its weights, which are not there; %2, name the file with --pitch-model, "
         "or use --pitch swiftf0.",
         QT_TR_NOOP("The pitch method %1 needs its base model, which is not here yet: Settings gets it, or "
                    "choose another method.")},
        {"The voice %1 is damaged: %2.", QT_TR_NOOP("The voice %1 is damaged: download or copy it again.")},
        {"%1 cannot speak: its tensor %2 holds values that are no numbers. Its training went astray, or the "
         "file is damaged: take an earlier one, or download it again.",
         QT_TR_NOOP("%1 cannot speak: its training went astray, or the file is damaged. Take an earlier one, "
                    "or download it again.")},
        {QT_TR_NOOP("The index %1 is for %2 voices, and %3 is %4.")},
        {"The index %1 holds no vectors: take the one whose name begins with \"added_\".",
         QT_TR_NOOP("The index %1 is empty: take the one whose name begins with “added_”.")},
        {QT_TR_NOOP("%1 is there already: choose another name.")},
        {QT_TR_NOOP("There is another voice called %1: choose another name.")},
        {"A voice cannot be called \"%1\": a name has no slash, does not begin with a dot and is shorter "
         "than %2 letters.",
         QT_TR_NOOP("A voice cannot be called “%1”: a name has no slash, does not begin with a dot and is "
                    "shorter than %2 letters.")},
        {QT_TR_NOOP("The name %1 must end in .zip.")},
        {QT_TR_NOOP("The name %1 must end in .pth or .safetensors.")},
        {QT_TR_NOOP("%1 cannot be moved to the bin (%2): it is still where it was. Delete it with the file "
                    "manager.")},
        {QT_TR_NOOP("%1 is no longer in the bin.")},
        {"There is no voice called \"%1\". There are none yet in %2: put .pth files there, or make one with "
         "koe train.",
         QT_TR_NOOP("There is no voice called %1 any more.")},
        {"There is no voice file %1. There are none yet in %2: put .pth files there, or make one with koe "
         "train.",
         QT_TR_NOOP("The voice file %1 is not there any more.")},
        {QT_TR_NOOP(
            "The voice %1 comes with Koe Studio and stays as it is. Export it for a copy of your own.")},
        {"%1 holds tensors alone and has no place for words. Export it: the copy has one.",
         QT_TR_NOOP("%1 has no place for notes. Export it: the copy has one.")},
        {"The index cannot be linked to %1: %2.", QT_TR_NOOP("The index cannot be placed at %1: %2.")},
        {QT_TR_NOOP("There is no index %1: choose another one, or none.")},
        {"There is no index %1: choose another file, auto or none.",
         QT_TR_NOOP("There is no index %1: choose another one, or none.")},
        {QT_TR_NOOP("%1 is not a file: choose the .index file of the voice.")},
        {"The index %1 is damaged (%2): copy or build it again.",
         QT_TR_NOOP("The index %1 is damaged: copy or build it again.")},
        {"The index %1 is not one of RVC's kind (%2): only IVF-Flat and Flat indices with L2 distance can be "
         "read.",
         QT_TR_NOOP("The index %1 is not of RVC's kind: choose another one.")},
        {"%1 is not an index of FAISS, or one of a kind that RVC does not write (%2).",
         QT_TR_NOOP("%1 is not an index of RVC: choose another one.")},
        {"The index %1 holds no vectors: use the file whose name begins with \"added_\", not \"trained_\".",
         QT_TR_NOOP("The index %1 is empty: take the one whose name begins with “added_”.")},
        {"The index holds %1 numbers per frame and the voice needs %2: it belongs to a voice of another "
         "version. Choose its own index, or none.",
         QT_TR_NOOP("The index belongs to a voice of another version: choose the voice's own, or none.")},
        {"The index %1 holds %2 numbers per frame and this voice needs %3: it belongs to a voice of another "
         "version (v1: 256, v2: 768). Choose its own index, or none.",
         QT_TR_NOOP("The index %1 belongs to a voice of another version: choose the voice's own, or none.")},
        {"The index %1 holds %2 numbers per frame and the features have %3: it belongs to a voice of another "
         "version (v1: 256, v2: 768).",
         QT_TR_NOOP("The index %1 belongs to a voice of another version: choose the voice's own, or none.")},
        {"The voice %1 has no index beside it: it speaks without retrieval.",
         QT_TR_NOOP("The voice %1 has no index: it speaks without one.")},
        {QT_TR_NOOP("No index was found for %1: the package holds the voice alone.")},
        {"The voice %1 has no pitch input: transposition and pitch curves do nothing.",
         QT_TR_NOOP("The voice %1 does not follow pitch: transpose does nothing.")},
        {"The voice %1 has no pitch input: the formant shift shifts its pitch as well.",
         QT_TR_NOOP("The voice %1 does not follow pitch: the formant shift shifts its pitch as well.")},
        {"The encoder \"%1\" has no features of %2 numbers, which this voice needs (it lacks final_proj, "
         "which voices of v1 go through): choose another encoder.",
         QT_TR_NOOP("The speech encoder %1 does not fit this voice.")},
        {"The encoder \"%1\" has no features of %2 numbers, which this voice needs: choose another encoder.",
         QT_TR_NOOP("The speech encoder %1 does not fit this voice.")},
        {"The speech encoder \"%1\" does not give %2 numbers per frame; this voice needs another encoder.",
         QT_TR_NOOP("The speech encoder %1 does not fit this voice.")},
        {"The voice needs speech features of %1 values per frame, these have %2: the voice and the speech "
         "encoder do not belong together.",
         QT_TR_NOOP("The voice and the speech encoder do not belong together.")},
        {"The voice %1 was trained on the encoder \"%2\" and %3 is \"%4\": with another encoder it would "
         "babble. Put its own there, or name one with --content.",
         QT_TR_NOOP("The voice %1 was trained on the speech encoder %2, and %3 is %4: with another one it "
                    "would babble. Put its own there.")},
        {"The speech encoder %1 was made for another version of Koe Studio; update the program or the file.",
         QT_TR_NOOP(
             "The speech encoder %1 was made for another version of Koe Studio: install Koe Studio again.")},
        {"The speech encoder %1 %2; fetch the file again (it comes with Koe Studio, in weights/starter).",
         QT_TR_NOOP(
             "The speech encoder %1, which comes with Koe Studio, is damaged: install Koe Studio again.")},
        {"The speech encoder %1 gives numbers that are not finite, even for silence: its file is damaged.",
         QT_TR_NOOP("The base model %1 is damaged: get it again.")},
        {"The voice lacks the tensor %1: the file is damaged, or it is of another kind of network than its "
         "settings say.",
         QT_TR_NOOP("The voice is damaged, or of another kind than its settings say.")},
        {"The voice's tensor %1 is %2 where its settings say %3: version, rate or size do not fit the "
         "weights.",
         QT_TR_NOOP("The voice is damaged, or of another kind than its settings say.")},
        {"The voice %1 was not written: its tensor %2 holds values that are no numbers. The training went "
         "astray: go back to an earlier checkpoint.",
         QT_TR_NOOP(
             "The voice %1 was not written: its training went astray. Go back to an earlier checkpoint.")},
        {"The voice %1 was not written: %2.",
         QT_TR_NOOP("The voice %1 was not written: its weights do not fit its settings.")},
        {"These voices cannot be merged: %1 is %2, %3 is %4. Only voices of one version, rate, pitch setting "
         "and size can.",
         QT_TR_NOOP("These voices cannot be merged: %1 is %2, %3 is %4.")},
        {"These voices cannot be merged: %1 and %2 are of different sizes (the tensor %3).",
         QT_TR_NOOP("These voices cannot be merged: %1 and %2 are of different sizes.")},
    };
    return kKnown;
}

} // namespace koe::ui
