@NullMarked
package dev.lockstep.crm.capture;

import org.jspecify.annotations.NullMarked;
