#pragma once

#include <CLI/App.hpp>

#include <functional>

namespace koe::cli {

/// What a verb does once the words are read; returns the exit code.
using Action = std::function<int()>;

// Each adds its verb with its options to the program and, when that verb was given, sets the action.
void addTrain(CLI::App& program, Action& action, char** arguments);
void addConvert(CLI::App& program, Action& action, char** arguments);
void addPitchVerb(CLI::App& program, Action& action, char** arguments);
void addCompare(CLI::App& program, Action& action, char** arguments);
void addDataset(CLI::App& program, Action& action, char** arguments);
void addVoices(CLI::App& program, Action& action);
/// What is done with voice files: below the verb "voices".
void addVoiceFiles(CLI::App& voices, Action& action);
void addExperiments(CLI::App& program, Action& action);
void addAssets(CLI::App& program, Action& action);
void addIdentify(CLI::App& program, Action& action, char** arguments);
void addDevices(CLI::App& program, Action& action, char** arguments);

} // namespace koe::cli
