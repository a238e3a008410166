// When courses of care begin, how long they last and what comes after: the draws that are
// calibrated on figures of CBS. See docs/methods/synthetic-traffic.md.
#pragma once

#include <string_view>

#include "synth/draw.h"
#include "synth/traffic.h"

namespace doelmaat::synth {

// A form of care for a new course.
Form DrawForm(RandomStream& stream);

// The form of a course that goes on at a day drawn at random.
Form DrawFormOfStock(RandomStream& stream);

// Days of a new course of this form.
double DrawDays(RandomStream& stream, Form form);

// Days of a course that goes on at a day drawn at random: longer ones are met more often.
double DrawDaysOfStock(RandomStream& stream, Form form);

// A day of the year from 0, by season.
Day DrawStart(RandomStream& stream, int year);

// The form after a course when care goes on at once: lighter after a stay, else drawn anew.
Form StepDown(RandomStream& stream, Form form);

std::string_view DrawReferrer(RandomStream& stream, Form form);

// RedenBeeindiging.
std::string_view DrawEndReason(RandomStream& stream);

}  // namespace doelmaat::synth
