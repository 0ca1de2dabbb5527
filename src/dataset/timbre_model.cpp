#include "dataset/timbre_model.h"
namespace koe::dataset {
const TimbreModel kTimbreModel{};
}
