// Trainings, experiments and checkpoints.
#include "ui/text/known_errors.h"

namespace koe::ui {

std::span<const KnownError> ErrorWords::ofTraining()
{
    static constexpr KnownError kKnown[] = {
        {"Preparing the recordings needs the encoder %1, which is not there; %2, or name one that you have "
         "with --content.",
         QT_TR_NOOP("Preparing the recordings needs the base model %1, which is not here yet: Settings gets "
                    "it, or takes it over from RVC.")},
        {"The base %1 is not there; %2.",
         QT_TR_NOOP("The base %1 is not here yet: Settings gets it, or takes it over from RVC.")},
        {"This training needs the starter pack's encoder, and %1 is not there: get the starter pack again "
         "(it comes with Koe Studio).",
         QT_TR_NOOP("This training needs %1, which comes with Koe Studio and is not there: install Koe "
                    "Studio again.")},
        {"There is no speech to train on in %1. For one: %2",
         QT_TR_NOOP("There is no speech to train on in %1.")},
        {QT_TR_NOOP("There is no speech to train on in %1.")},
        {QT_TR_NOOP("There are only %1 s of speech: a voice needs minutes of it, ten or more, to sound like "
                    "its speaker.")},
        {QT_TR_NOOP("%1 was left out: there is no speech in it, only silence (or it is far too quiet).")},
        {"Another process is training %1 at this moment. Wait for it, or stop it.",
         QT_TR_NOOP("Another program is training %1 at this moment. Wait for it, or stop it.")},
        {QT_TR_NOOP("The experiment %1 is being trained at this moment: stop it first.")},
        {QT_TR_NOOP(
            "None of the checkpoints in %1 can be read (%2 is the newest). Move them away to begin anew.")},
        {"Training came off the rails at epoch %1, step %2: a loss is no number. %3",
         QT_TR_NOOP("The training went astray at epoch %1, step %2. What was saved before is kept: go on "
                    "from there, perhaps with another batch size.")},
        {"The training process ended unexpectedly (signal %1, perhaps out of memory). Everything up to the "
         "last save is kept. To go on, press Go on, or run the same command again.",
         QT_TR_NOOP("The training was ended from outside, perhaps out of memory. Everything up to the last "
                    "save is kept: go on from there.")},
        {"The training process ended unexpectedly (%1). Everything up to the last save is kept. To go on, "
         "press Go on, or run the same command again.",
         QT_TR_NOOP("The training ended unexpectedly (%1). Everything up to the last save is kept: go on "
                    "from there.")},
        {"%1 needs more memory than %2 has free: close other programs that use it, make the batch smaller, "
         "or use --device cpu.",
         QT_TR_NOOP("The graphics card has too little memory free: close other programs that use it, make "
                    "the batch smaller, or choose the processor in Settings.")},
        {"%1 needs more memory than %2 has free: close other programs, make the batch smaller, or work on "
         "shorter pieces.",
         QT_TR_NOOP(
             "This machine has too little memory free: close other programs, or make the batch smaller.")},
        {"%1 failed inside the neural network: %2 (the log has the whole).",
         QT_TR_NOOP("Something failed inside the neural network: %2")},
        {"This machine has no NVIDIA card that LibTorch can use (%1): use --device cpu, or a LibTorch with "
         "CUDA and a driver that fits it.",
         QT_TR_NOOP("The graphics card %1 cannot be used here: choose another device in Settings.")},
        {"There is no %1 here, the last card is %2.",
         QT_TR_NOOP("The graphics card %1 is not there any more: choose another device in Settings.")},
        {"The experiment %1 was prepared with %2 %3, not %4: choose another name, or %5 again.",
         QT_TR_NOOP("The experiment %1 was prepared with %3, not %4: choose another name, or %5 again.")},
        {QT_TR_NOOP("The experiment %1 has clips that another program prepared, and new ones would mix with "
                    "them: choose another name.")},
        {"%1 is damaged: remove it together with the folders beside it and prepare again, or choose another "
         "name.",
         QT_TR_NOOP("%1 is damaged: choose another name.")},
        {"%1 is damaged: it does not name the encoder. Prepare the recordings again under another name.",
         QT_TR_NOOP("%1 is damaged: choose another name.")},
        {"An experiment must not be called %1: RVC keeps its sample of silence there.",
         QT_TR_NOOP("An experiment cannot be called %1: choose another name.")},
        {"\"%1\" is no name for a voice: it must be a plain file name.",
         QT_TR_NOOP("“%1” is no name for a voice: it must be a plain file name.")},
        {"The speech encoder %1 does not give the %2 numbers per frame of a %3 voice: choose the other "
         "version.",
         QT_TR_NOOP("The speech encoder %1 does not fit a %3 voice: choose the other version.")},
        {"The recordings of %1 were prepared with the encoder \"%2\": name it with --content.",
         QT_TR_NOOP("The recordings of %1 were prepared with the speech encoder %2, which is not here any "
                    "more: choose another name.")},
        {QT_TR_NOOP("There is no base model %1.")},
        {"The starter base is not there (%1). Name a base with --base G.pth,D.pth, or train from nothing "
         "with --base none.",
         QT_TR_NOOP("The base that comes with Koe Studio is not there (%1): install Koe Studio again, or "
                    "choose another base.")},
        {"%1 is for %2 Hz, not %3 Hz. Leave --sample-rate out, or choose another name.",
         QT_TR_NOOP("%1 is for %2 Hz, not %3 Hz: choose the other rate, or another name.")},
        {"The base %1 is for %2 Hz, not %3 Hz. Leave --sample-rate out, or choose another base.",
         QT_TR_NOOP("%1 is for %2 Hz, not %3 Hz: choose the other rate, or another base.")},
        {"%1 is for %2 Hz, not %3 Hz. Leave --sample-rate out, or choose another base (--base none or "
         "G.pth,D.pth).",
         QT_TR_NOOP("%1 is for %2 Hz, not %3 Hz: choose the other rate, or another base.")},
        {"%1 is %2, not %3. Leave --version out, or choose another name.",
         QT_TR_NOOP("%1 is %2, not %3: choose the other version, or another name.")},
        {"The base %1 is %2, not %3. Leave --version out, or choose another base.",
         QT_TR_NOOP("%1 is %2, not %3: choose the other version, or another base.")},
        {"%1 is %2, not %3. Leave --version out, or choose another base (--base none or G.pth,D.pth).",
         QT_TR_NOOP("%1 is %2, not %3: choose the other version, or another base.")},
        {"The experiment follows the pitch; a voice without pitch needs another name.",
         QT_TR_NOOP("A voice without pitch needs another name.")},
        {"The experiment follows the pitch; a voice without pitch needs another base.",
         QT_TR_NOOP("A voice without pitch needs another base.")},
        {"The base follows the pitch; a voice without pitch needs another name.",
         QT_TR_NOOP("A voice without pitch needs another name.")},
        {"The base follows the pitch; a voice without pitch needs another base.",
         QT_TR_NOOP("A voice without pitch needs another base.")},
        {"%1 is no base for this training: it has no %2. Rate, version and pitch of the base must be those "
         "of the training.",
         QT_TR_NOOP("%1 is no base for this training: rate, version and pitch must be the same.")},
        {"%1 is no base for this training: its %2 is %3 instead of %4. Rate, version and pitch of the base "
         "must be those of the training.",
         QT_TR_NOOP("%1 is no base for this training: rate, version and pitch must be the same.")},
        {"%1 belongs to another kind of network: it has no %2. Train under another name, or with the "
         "settings that it was made with.",
         QT_TR_NOOP("%1 was made with other settings: train under another name, or with those settings.")},
        {"%1 was made with another sample rate, version or size: %2 is %3 there and %4 here. Train under "
         "another name, or with the settings that it was made with.",
         QT_TR_NOOP("%1 was made with other settings: train under another name, or with those settings.")},
        {"%1 is damaged: %2 holds values that are no numbers.",
         QT_TR_NOOP("%1 is damaged: its training went astray.")},
        {QT_TR_NOOP("The checkpoint %1 cannot be replaced: %2. What was saved is in %3.")},
        {QT_TR_NOOP("%1 and %2 are of different steps.")},
        {QT_TR_NOOP("%1 The save before it is used.")},
        {QT_TR_NOOP("The checkpoint in %1 has only one of its two files, so training begins anew.")},
        {"The optimizer of %1 starts anew: %2.", QT_TR_NOOP("The optimizer of %1 starts anew.")},
        {"There is no prepared training set: %1 does not exist. Give the recordings' folder with --data.",
         QT_TR_NOOP(
             "There are no prepared recordings of this voice (%1): choose the folder of its recordings.")},
        {"None of the clips of %1 is there (%2 …). Prepare the recordings again with --data.",
         QT_TR_NOOP(
             "None of the clips of %1 is there any more (%2 …): choose the folder of the recordings.")},
        {"%1 has a line that is not of %2 parts (clip|features|pitch|Hz|speaker): %3",
         QT_TR_NOOP("%1 is damaged: choose another name.")},
        {"%1 has a line that is not of %2 parts (clip|features|speaker): %3",
         QT_TR_NOOP("%1 is damaged: choose another name.")},
        {QT_TR_NOOP("The clip %1 cannot be read.")},
        {"The clip %1 %2. Prepare the recordings again.",
         QT_TR_NOOP("The clip %1 is damaged: train under another name.")},
        {"The clip %1 holds samples that are no numbers.",
         QT_TR_NOOP("The clip %1 is damaged: train under another name.")},
        {"The clip %1 has %2 Hz, the training runs at %3 Hz. Prepare the recordings again under another "
         "name.",
         QT_TR_NOOP("The clip %1 has %2 Hz, the training runs at %3 Hz: train under another name.")},
        {"The features %1 are not %2 wide; the training's version needs that. Prepare the recordings again "
         "under another name.",
         QT_TR_NOOP("The recordings were prepared for another version (%1): train under another name.")},
        {"The clip %1 is too short to train on (%2 frames of 10 ms; %3 are needed). Take it out of "
         "filelist.txt.",
         QT_TR_NOOP("The clip %1 is too short to train on.")},
        {"A training clip is shorter than one training slice (%1 frames of 10 ms): leave such clips out.",
         QT_TR_NOOP("A clip is too short to train on.")},
        {QT_TR_NOOP("%1 of %2 clips are too short to train on and are left out.")},
        {QT_TR_NOOP("%1 of %2 clips are too long (over 6.75 s) and are left out.")},
        {"No clip of the training set is of a length that can be trained on (about half a second to 6.75 s). "
         "Prepare the recordings again.",
         QT_TR_NOOP("No clip is of a length that can be trained on (about half a second to 6.75 s).")},
        {QT_TR_NOOP("The training set or batch size has changed: epoch %1 begins again.")},
        {"Speaker %1 of filelist.txt is beyond the %2 that the network has (model.spk_embed_dim).",
         QT_TR_NOOP("There are more speakers than the %2 that the network has.")},
        {"%1 is no training configuration: it has no \"%2\" section.",
         QT_TR_NOOP("The training's settings in %1 are damaged: train under another name.")},
        {"%1 lacks \"%2.%3\".",
         QT_TR_NOOP("The training's settings in %1 are damaged: train under another name.")},
        {"%1: \"%2.%3\" cannot be absent.",
         QT_TR_NOOP("The training's settings in %1 are damaged: train under another name.")},
        {"%1: \"%2.%3\" cannot be %4.",
         QT_TR_NOOP("The training's settings in %1 are damaged: train under another name.")},
        {"%1 is no JSON file.",
         QT_TR_NOOP("The training's settings in %1 are damaged: train under another name.")},
        {"What this training was asked for cannot be read any more: begin it again from the Training page, "
         "under the same name.",
         QT_TR_NOOP("The settings of this training cannot be read any more: begin it again from the Training "
                    "page, under the same name.")},
        {"The program that trains is missing: %1 is not there. Build or install Koe Studio again.",
         QT_TR_NOOP("A part of Koe Studio is missing (%1): install Koe Studio again.")},
        {"The training process cannot be started: %1.", QT_TR_NOOP("The training cannot be started: %1.")},
        {"The training process (%1) cannot be started: %2.",
         QT_TR_NOOP("The training cannot be started: %2.")},
        {"The training process was ended at once. Everything up to the last save is kept. To go on, press Go "
         "on, or run the same command again.",
         QT_TR_NOOP(
             "The training was ended at once. Everything up to the last save is kept: go on from there.")},
        {"How fast this computer trains cannot be measured: the starter pack's recordings are not there "
         "(%1).",
         QT_TR_NOOP("How fast this computer trains cannot be measured: recordings that come with Koe Studio "
                    "are not there (%1).")},
        {QT_TR_NOOP("How fast this computer trains could not be measured: the trial ended by itself.")},
        {"There is no experiment called \"%1\" in %2.",
         QT_TR_NOOP("There is no experiment called %1 in %2.")},
        {"There are no features to build an index of %1 from: prepare recordings with speech first.",
         QT_TR_NOOP("There is nothing to build the index of %1 from: no recording has speech.")},
        {"%1 holds a table or Python objects; only plain arrays of numbers can be read.",
         QT_TR_NOOP("%1 is damaged: train under another name.")},
        {"%1 holds values of the type %2, which cannot be read.",
         QT_TR_NOOP("%1 is damaged: train under another name.")},
        {"%1 is not a NumPy array (.npy).", QT_TR_NOOP("%1 is damaged: train under another name.")},
        {"%1 is a NumPy array of a format that is not known (%2).",
         QT_TR_NOOP("%1 is damaged: train under another name.")},
        {"%1 is a damaged or truncated NumPy array. Write or copy it again.",
         QT_TR_NOOP("%1 is damaged: train under another name.")},
        {"%1 is not a table of features: leave it out or extract it again.",
         QT_TR_NOOP("%1 is damaged: train under another name.")},
        {"%1 has %2 numbers per frame, others have %3: the folder mixes v1 and v2 features; extract them "
         "again.",
         QT_TR_NOOP("%1 is of another version than the rest: train under another name.")},
        {"The index of %1 could not be built; the log says what FAISS found.",
         QT_TR_NOOP("The index of %1 could not be built: the log says why.")},
        {"There are more than 4 billion feature rows: give fewer recordings.",
         QT_TR_NOOP("There are too many recordings for one index: use fewer.")},
    };
    return kKnown;
}

} // namespace koe::ui
