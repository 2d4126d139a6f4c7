/** Microsoft Graph's calendar API as a server of its own. */
@NullMarked
package dev.lockstep.simulator;

import org.jspecify.annotations.NullMarked;
