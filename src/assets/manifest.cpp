#include "assets/manifest.h"

#include "assets/base_models.h"
#include "core/error.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace koe::assets {
namespace {

constexpr const char* kForConvert = "all-for-convert";
constexpr std::array kRoles{Role::Encoder, Role::Pitch, Role::Base, Role::CommunityBase};

const std::string kUpstream = "lj1995/VoiceConversionWebUI/resolve/main/";
/// Unchanged copies of what upstream's users have from Python packages.
const std::string kCopies = "licyk/rvc-model/resolve/main/";
const std::string kApplio =
    "IAHispano/Applio/resolve/70ed563897504c756ec94067c12c902c4fd42025/Resources/embedders/";

Asset contentVec()
{
    return {
        "contentvec",
        Role::Encoder,
        "ContentVec, the encoder of nearly all RVC voices",
        "MIT",
        {"hubert_base", "contentvec", "content", "embedders/contentvec"},
        {{"hubert_base/pytorch_model.bin", 189206711,
          "cc8c20f4b90a520757260197a3ff2505705a7adbd20ad9eeaa4e1a9b38442ef5",
          kUpstream + "hubert_base/pytorch_model.bin"},
         {"hubert_base/preprocessor_config.json", 225,
          "7c1976a680fb7acc757cd36fb08eef878fa36c70b4c9d2d595df9c608bbbbf0e",
          kUpstream + "hubert_base/preprocessor_config.json"},
         {"hubert_base/config.json", 1492, "0346950779dfb7f9316fa74ed846e2b8a22a08eedfdc5387b73f327cb1a4a7cf",
          kUpstream + "hubert_base/config.json"}}};
}

/// A file of its own, whose name in its repository is the last part of @p origin.
Asset oneFile(std::string name, Role role, std::string what, std::string licence,
              std::vector<std::string> places, std::uint64_t bytes, std::string sha256, std::string origin)
{
    std::string path = places.front();
    return {std::move(name),   role,
            std::move(what),   std::move(licence),
            std::move(places), {{std::move(path), bytes, std::move(sha256), std::move(origin)}}};
}

/// An encoder of Applio, in transformers form.
/// @param folder below embedders/, the name that Applio's cards give it @param remote its folder at Applio's
Asset embedder(const std::string& name, const std::string& folder, const std::string& remote,
               const std::string& what, const std::string& licence, std::uint64_t modelBytes,
               const std::string& modelSha256, std::uint64_t configBytes, const std::string& configSha256)
{
    const std::string place = "embedders/" + folder;
    return {name,
            Role::Encoder,
            what,
            licence,
            {place},
            {{place + "/pytorch_model.bin", modelBytes, modelSha256, kApplio + remote + "/pytorch_model.bin"},
             {place + "/config.json", configBytes, configSha256, kApplio + remote + "/config.json"}}};
}

std::vector<Asset> makeManifest()
{
    std::vector<Asset> all{
        contentVec(),
        oneFile("contentvec-fairseq", Role::Encoder, "ContentVec as older RVC has it (hubert_base.pt)", "MIT",
                {"hubert/hubert_base.pt", "hubert_base.pt"}, 189507909,
                "f54b40fd2802423a5643779c4861af1e9ee9c1564dc9d32f54f20b5ffba7db96",
                kUpstream + "hubert_base.pt"),
        embedder("contentvec-applio", "contentvec", "contentvec", "ContentVec as Applio has it", "MIT",
                 378342945, "d8dd400e054ddf4e6be75dab5a2549db748cc99e756a097c496c099f65a4854e", 1388,
                 "2ddde063b795d38d9051a7215a092fecf4cfe148b54251e38de51d88d356898b"),
        embedder("spin", "spin", "spin", "SPIN, for Applio's voices made with it", "MIT", 378356791,
                 "057f12bfda54e2d486d86a52a3beb2a07c96a888bc6ac0c382c12ac18dbd500c", 1459,
                 "442f4c090139d059dc8426b8a5ce9f2c637f01c556d5f5ec82d7bc26df342610"),
        embedder("spin-v2", "spin-v2", "spin-v2", "SPIN v2, for Applio's voices made with it", "MIT",
                 378356791, "9a9ac0be326057b17607a988be497793817f8274e987cf691a1b61192510f823", 1492,
                 "8d3fbf68edffae2afafaa9083002fdb53a8ccc5fe1c0b6af5f0db1bd9f7fad61"),
        embedder("chinese-hubert-base", "chinese-hubert-base", "chinese_hubert_base",
                 "HuBERT trained on Chinese", "MIT", 377552987,
                 "2fefccd26c2794a583b80f6f7210c721873cb7ebae2c1cde3baf9b27855e24d8", 1380,
                 "f6bd1bdef239518d022edcef31243acf344a2afa33d5428e16f221cac09cbcd0"),
        embedder("japanese-hubert-base", "japanese-hubert-base", "japanese_hubert_base",
                 "HuBERT trained on Japanese", "Apache-2.0", 377554841,
                 "6c023ccb71e4c2b5a324c94fc5ebe12403d3081c5f370df229892419996fd113", 1375,
                 "2cc68fe950504f7468f4e786a31b8bf65c922de2b9f92cd252e3919bed689fe1"),
        embedder("korean-hubert-base", "korean-hubert-base", "korean_hubert_base", "HuBERT trained on Korean",
                 "Apache-2.0", 377554841, "931f6232879f8eadf7dbd9e00e1fa4cac61ad269af89d509b2ed75009b1a02c5",
                 1594, "24ea67cacbff255e2848b16d655618b49a164539a20cc9dc3339d4319a4259f3"),
        oneFile("rmvpe", Role::Pitch, "RMVPE, RVC's usual pitch follower", "MIT",
                {"rmvpe/rmvpe.pt", "rmvpe.pt"}, 181184272,
                "6d62215f4306e3ca278246188607209f09af3dc77ed4232efdd069798c4ec193", kUpstream + "rmvpe.pt"),
        oneFile("fcpe", Role::Pitch, "FCPE, fast", "MIT",
                {"fcpe/fcpe_c_v001.pt", "fcpe_c_v001.pt", "fcpe/fcpe.pt", "fcpe.pt"}, 43363260,
                "b9aeaeb673436eeda50ceafd632aa681aa63417e52eae4207503d180c9b10015",
                kCopies + "fcpe/fcpe_c_v001.pt"),
        oneFile("crepe", Role::Pitch, "CREPE full, slow", "MIT", {"crepe/full.pth", "full.pth"}, 88991291,
                "133225604dedd2e4005f8bbd1bd0a2ec073ba8b7a6cd31ff6d5edbbfa3539986",
                kCopies + "crepe/full.pth"),
        oneFile("crepe-tiny", Role::Pitch, "CREPE tiny", "MIT", {"crepe/tiny.pth", "tiny.pth"}, 1962363,
                "d4993eea36ed1a0ad9ac549c740dae5265b049ce72004f00c2f59e01c0be8432",
                kCopies + "crepe/tiny.pth"),
    };
    for (Asset& base : baseModels())
        all.push_back(std::move(base));
    return all;
}

} // namespace

std::string_view name(Role role)
{
    switch (role) {
    case Role::Encoder:
        return "encoder";
    case Role::Pitch:
        return "pitch";
    case Role::Base:
        return "base";
    case Role::CommunityBase:
        return "community-base";
    }
    return {};
}

std::uint64_t Asset::bytes() const
{
    std::uint64_t sum = 0;
    for (const AssetFile& file : files)
        sum += file.bytes;
    return sum;
}

const std::vector<Asset>& manifest()
{
    static const std::vector<Asset> all = makeManifest();
    return all;
}

const Asset* findAsset(std::string_view name)
{
    const auto found =
        std::find_if(manifest().begin(), manifest().end(), [&](const Asset& a) { return a.name == name; });
    return found == manifest().end() ? nullptr : &*found;
}

std::vector<const Asset*> chosenAssets(const std::vector<std::string>& words)
{
    std::vector<const Asset*> chosen;
    const auto add = [&](const Asset* asset) {
        if (std::find(chosen.begin(), chosen.end(), asset) == chosen.end())
            chosen.push_back(asset);
    };
    for (const std::string& word : words) {
        if (const Asset* asset = findAsset(word)) {
            add(asset);
        } else if (word == kForConvert) {
            add(findAsset("contentvec"));
            add(findAsset("rmvpe"));
        } else if (std::any_of(kRoles.begin(), kRoles.end(), [&](Role role) { return name(role) == word; })) {
            for (const Asset& each : manifest())
                if (name(each.role) == word)
                    add(&each);
        } else {
            throw UsageError("There is no base model \"" + word +
                             "\": koe assets list names them; encoder, pitch, base, community-base and " +
                             kForConvert + " stand for several.");
        }
    }
    return chosen;
}

std::string sizeText(std::uint64_t bytes)
{
    constexpr std::array kUnits{"bytes", "kB", "MB", "GB", "TB"};
    std::size_t unit = 0;
    auto number = static_cast<double>(bytes);
    while (number >= 999.5 && unit + 1 < kUnits.size()) {
        number /= 1000;
        unit++;
    }
    char text[32];
    std::snprintf(text, sizeof text, unit == 0 || number >= 9.95 ? "%.0f %s" : "%.1f %s", number,
                  kUnits[unit]);
    return text;
}

} // namespace koe::assets
