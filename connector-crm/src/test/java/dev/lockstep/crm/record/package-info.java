@NullMarked
package dev.lockstep.crm.record;

import org.jspecify.annotations.NullMarked;
