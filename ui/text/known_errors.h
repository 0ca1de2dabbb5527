#pragma once

#include <QCoreApplication>

#include <span>

namespace koe::ui {

/// A sentence of the engine with %1, %2 … for what changes, and the window's words for it.
struct KnownError
{
    const char* engine;
    const char* words = nullptr; ///< with places of engine, not all of them; null: the same words
};

/// All that errorWords() knows, by what it is about. A new sentence is a line in one of them, in any order.
class ErrorWords
{
    Q_DECLARE_TR_FUNCTIONS(koe::ui::ErrorWords)

public:
    [[nodiscard]] static std::span<const KnownError> ofFiles();
    [[nodiscard]] static std::span<const KnownError> ofSound();
    [[nodiscard]] static std::span<const KnownError> ofVoices();
    [[nodiscard]] static std::span<const KnownError> ofModels();
    [[nodiscard]] static std::span<const KnownError> ofTraining();
    [[nodiscard]] static std::span<const KnownError> ofPlaces();
    [[nodiscard]] static std::span<const KnownError> ofSystem();
};

} // namespace koe::ui
