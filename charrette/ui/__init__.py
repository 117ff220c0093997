"""The screens: the facilitator's window and the presenter window. With ``app`` the only floor that knows Qt."""
