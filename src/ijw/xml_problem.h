// What libxml2 says when something is wrong, kept from the screen and put in our words.
#pragma once

#include <string_view>

namespace doelmaat::ijw {

// libxml2 wants its global tables made before threads use it. Does nothing the second time.
void InitialiseXml();

// What goes wrong while converting an encoding libxml2 tells the thread, not the parser, and would
// print with bytes of the message. After this the calling thread prints nothing.
void SilenceXml();

// Whether a message may be in this encoding. libxml2 would take any that the machine can convert,
// also those in which '<' is another byte or a state.
bool IsReadEncoding(std::string_view name);

// The key of the text for an error code of libxml2, whose own text may quote the message.
std::string_view XmlProblemKey(int code);

}  // namespace doelmaat::ijw
