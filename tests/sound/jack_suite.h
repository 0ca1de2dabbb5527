#pragma once

#include "sound/jack_server.h"

#include <gtest/gtest.h>

#include <memory>

namespace koe {

/// Tests (of kind @p Base) that share a JACK server, where this machine has jackd.
template <typename Base> class WithJack : public Base
{
protected:
    static void SetUpTestSuite() { renewJack(); }
    static void TearDownTestSuite() { s_jack.reset(); }
    void SetUp() override
    {
        if (s_jack && !s_jack->isRunning()) // the test before has ended it
            renewJack();
        Base::SetUp();
        ASSERT_TRUE(!s_jack || s_jack->isRunning()) << "jackd is there but does not run";
    }
    /// In the place of the one that is there, or was.
    static void renewJack()
    {
        s_jack.reset(); // its name is free
        if (JackServer::isInstalled())
            s_jack = std::make_unique<JackServer>();
    }

    static inline std::unique_ptr<JackServer> s_jack; ///< nullptr: there is no jackd
};

} // namespace koe
